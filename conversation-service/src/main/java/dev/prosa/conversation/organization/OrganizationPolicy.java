package dev.prosa.conversation.organization;

import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.ConversationPolicy;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How an organisation wants its conversations run, and in which words. An immutable version.
///
/// @param policy what the state machine decides by; its version is this policy's
/// @param language of the texts the machine sends, one of [TextBook#LANGUAGES]
/// @param ownTexts the organisation's own wording, 1 to 1,600 characters each; where it has none,
///     [TextBook] does
public record OrganizationPolicy(ConversationPolicy policy, Locale language, Map<TextKind, String> ownTexts) {

    /// What an organisation may have the machine send by itself. Replies are people's words, and
    /// [TextKind#ASSISTANT_FALLBACK] always goes out: silence would be worse.
    static final Set<TextKind> OPTIONAL_TEXTS = Collections.unmodifiableSet(EnumSet.of(
            TextKind.GREETING,
            TextKind.IDLE_WARNING,
            TextKind.CONFIRMATION_QUESTION,
            TextKind.FAREWELL,
            TextKind.SURVEY));

    /// What fits into one message on every channel.
    private static final int LONGEST_TEXT = 1_600;

    /// @throws IllegalArgumentException naming the part that is wrong, and its value
    public OrganizationPolicy {
        ownTexts = Collections.unmodifiableMap(new TreeMap<>(ownTexts));
        if (policy.version() < 1) {
            throw new IllegalArgumentException("version must be 1 or more but is " + policy.version());
        }
        TextBook.language(language.toLanguageTag());
        for (TextKind kind : policy.texts()) {
            if (!OPTIONAL_TEXTS.contains(kind)) {
                throw new IllegalArgumentException("texts may hold %s but holds %s".formatted(OPTIONAL_TEXTS, kind));
            }
        }
        ownTexts.forEach(OrganizationPolicy::check);
    }

    private static void check(TextKind kind, String text) {
        if (!TextBook.KINDS.contains(kind)) {
            throw new IllegalArgumentException("own-texts may hold %s but holds %s".formatted(TextBook.KINDS, kind));
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "own-texts.%s must have 1 to %d characters, none of them U+0000, but has %d"
                            .formatted(kind, LONGEST_TEXT, text.strip().length()));
        }
    }
}
