package dev.prosa.conversation.organization;

import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.TimeoutPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// One organisation of the configuration (`prosa.organizations.<name>`).
///
/// @param channelAddresses what customers write to: `whatsapp:+14155238886`, `+14155238886` (quoted
///     in YAML, which eats the plus otherwise) or a short code; 1 or more
/// @param language of the machine's texts: `en` (default) or `pt-BR`
/// @param assistant whether a session opens served by the assistant; false by default
/// @param texts which texts the machine sends by itself; by default the idle warning, the
///     confirmation question and the farewell
/// @param ownTexts the organisation's own wording, by kind of text
/// @param people who may sign in; whoever is known already stays as they are
record OrganizationSettings(
        @DefaultValue List<String> channelAddresses,
        @DefaultValue("en") String language,
        @DefaultValue("false") boolean assistant,

        @DefaultValue({"IDLE_WARNING", "CONFIRMATION_QUESTION", "FAREWELL"})
        Set<TextKind> texts,

        @DefaultValue Map<TextKind, String> ownTexts,
        @DefaultValue Timeouts timeouts,
        @DefaultValue List<PersonSettings> people) {

    private static final Pattern ADDRESS = Pattern.compile("(whatsapp:)?\\+[1-9]\\d{6,14}|\\d{3,8}");

    /// Somebody who may sign in: what an installation begins with, since later people are invited.
    record PersonSettings(
            @Nullable String agentId,
            @Nullable String name,
            @Nullable String email,
            @Nullable Role role,
            @Nullable String password) {

        @Override
        public String toString() {
            return "PersonSettings[agentId=" + agentId + ", role=" + role + "]";
        }
    }

    /// The organisation's clocks, each from 100 ms to 365 days; null takes
    /// [TimeoutPolicy#DEFAULTS].
    record Timeouts(
            @Nullable Duration pending,
            @Nullable Duration progress,
            @Nullable Duration idle,
            @Nullable Duration idleClose,
            @Nullable Duration confirmation,
            @Nullable Duration closingGrace,
            @Nullable Duration reopenWindow,
            @Nullable Duration revisionWindow) {

        private TimeoutPolicy policy() {
            TimeoutPolicy otherwise = TimeoutPolicy.DEFAULTS;
            return new TimeoutPolicy(
                    either(pending, otherwise.pending()),
                    either(progress, otherwise.progress()),
                    either(idle, otherwise.idle()),
                    either(idleClose, otherwise.idleClose()),
                    either(confirmation, otherwise.confirmation()),
                    either(closingGrace, otherwise.closingGrace()),
                    either(reopenWindow, otherwise.reopenWindow()),
                    either(revisionWindow, otherwise.revisionWindow()));
        }

        private static Duration either(@Nullable Duration given, Duration otherwise) {
            return given == null ? otherwise : given;
        }
    }

    /// @throws IllegalArgumentException naming the part that is wrong, and its value
    OrganizationPolicy policy(int version) {
        return new OrganizationPolicy(
                new ConversationPolicy(version, timeouts.policy(), assistant, texts),
                TextBook.language(language),
                ownTexts);
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /// @throws IllegalArgumentException naming the part that is wrong, and its value
    void check() {
        if (channelAddresses.isEmpty()) {
            throw new IllegalArgumentException("channel-addresses is empty. Say what customers write to.");
        }
        for (int index = 0; index < channelAddresses.size(); index++) {
            if (!isAddress(channelAddresses.get(index))) {
                throw new IllegalArgumentException(
                        "channel-addresses[%d] must be like 'whatsapp:+14155238886', '+14155238886' (quoted) or a short code but is '%s'"
                                .formatted(index, channelAddresses.get(index)));
            }
        }
        policy(1);
    }
}
