package dev.prosa.conversation.organization;

import dev.prosa.contracts.vocabulary.TextKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;

/// The words of the texts the machine sends: the organisation's own, or else those of
/// `messages_en.properties` and its siblings. Immutable.
public final class TextBook {

    /// The languages the bundles know.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("pt", "BR"));

    /// The texts that are the machine's.
    static final Set<TextKind> KINDS = Collections.unmodifiableSet(EnumSet.of(
            TextKind.GREETING,
            TextKind.IDLE_WARNING,
            TextKind.CONFIRMATION_QUESTION,
            TextKind.FAREWELL,
            TextKind.SURVEY,
            TextKind.ASSISTANT_FALLBACK));

    private static final String BUNDLE = "dev.prosa.conversation.organization.messages";

    /// Never another language than the one asked for.
    private static final ResourceBundle.Control PROPERTIES_ONLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Map<Entry, String> texts = new HashMap<>();

    private record Entry(Locale language, TextKind kind) {}

    /// @throws MissingResourceException if a language lacks a text
    public TextBook() {
        LANGUAGES.forEach(this::read);
    }

    private void read(Locale language) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, language, PROPERTIES_ONLY);
        KINDS.forEach(kind -> texts.put(new Entry(language, kind), bundle.getString(kind.name())));
    }

    /// What the customer shall read.
    ///
    /// @throws IllegalArgumentException if the kind is a person's or the assistant's own words
    public String text(OrganizationPolicy policy, TextKind kind) {
        String own = policy.ownTexts().get(kind);
        String text = own == null ? texts.get(new Entry(policy.language(), kind)) : own;
        if (text == null) {
            throw new IllegalArgumentException(kind + " is no text of the machine's");
        }
        return text;
    }

    /// @throws IllegalArgumentException if the tag is none of [#LANGUAGES]
    static Locale language(String tag) {
        return LANGUAGES.stream()
                .filter(language -> language.toLanguageTag().equalsIgnoreCase(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "language must be one of %s but is '%s'".formatted(languageTags(), tag)));
    }

    private static List<String> languageTags() {
        return LANGUAGES.stream().map(Locale::toLanguageTag).toList();
    }
}
