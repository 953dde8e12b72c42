package dev.prosa.conversation.whatif;

import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.TimeoutPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The clocks that would have been: every organisation's own, but for those given.
///
/// @param given by name, as in `timeouts.idle`
/// @param since from when on they count
record OtherClocks(Map<String, Duration> given, Instant since) {

    /// The names of the clocks.
    static final Set<String> NAMES = Set.of(
            "pending",
            "progress",
            "idle",
            "idleClose",
            "confirmation",
            "closingGrace",
            "reopenWindow",
            "revisionWindow");

    OtherClocks {
        given = Map.copyOf(given);
        given.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("timeouts." + name + " is no clock: take one of " + NAMES);
                });
    }

    /// @param options such as `idle=PT20M`
    /// @throws IllegalArgumentException naming what is wrong
    static OtherClocks parse(Iterable<String> options, Instant since) {
        Map<String, Duration> given = new HashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            try {
                given.put(option.substring(0, Math.max(equals, 0)), Duration.parse(option.substring(equals + 1)));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("timeouts." + option + " is no duration: write PT20M");
            }
        }
        return new OtherClocks(given, since);
    }

    /// @throws IllegalArgumentException if they don't go together with the organisation's others
    ConversationPolicy instead(ConversationPolicy policy) {
        TimeoutPolicy own = policy.timeouts();
        return new ConversationPolicy(
                policy.version(),
                new TimeoutPolicy(
                        given.getOrDefault("pending", own.pending()),
                        given.getOrDefault("progress", own.progress()),
                        given.getOrDefault("idle", own.idle()),
                        given.getOrDefault("idleClose", own.idleClose()),
                        given.getOrDefault("confirmation", own.confirmation()),
                        given.getOrDefault("closingGrace", own.closingGrace()),
                        given.getOrDefault("reopenWindow", own.reopenWindow()),
                        given.getOrDefault("revisionWindow", own.revisionWindow())),
                policy.assistantOn(),
                policy.texts());
    }
}
