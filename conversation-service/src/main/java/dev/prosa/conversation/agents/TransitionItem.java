package dev.prosa.conversation.agents;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.wire.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was decided about one input, with what, and why.
///
/// @param session 0 where there was none
/// @param decision `ACCEPTED`, `IGNORED` or `REJECTED`
/// @param reason why it was ignored or rejected
/// @param from the status before; null where there was no session
/// @param confidence how sure the closure detector was that a message says goodbye, 0 to 1
/// @param answer how it would read as the answer to "may I close?": `YES`, `NO` or `NEITHER`
/// @param evidence the record that caused it
/// @param emitted the records that left because of it
public record TransitionItem(
        Instant at,
        int session,
        String input,
        @Nullable Actor by,
        String decision,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable ConversationStatus from,
        @Nullable ConversationStatus to,
        @Nullable Integer policyVersion,
        @Nullable Integer ownershipVersion,
        @Nullable Integer detectorVersion,
        @Nullable Double confidence,
        @Nullable String answer,
        Evidence evidence,
        List<Emitted> emitted) {

    /// @param topic null for a type this version does not know
    /// @param index among the input's records
    public record Emitted(@Nullable String topic, String type, int index) {

        private static final String PREFIX = "dev.prosa.";

        /// @param names types without their prefix, in index order, separated by commas
        static List<Emitted> read(String names) {
            List<Emitted> emitted = new ArrayList<>();
            for (String name : names.isEmpty() ? new String[0] : names.split(",")) {
                String type = PREFIX + name;
                String topic = EventType.ofType(type)
                        .map(known -> known.topic().topicName())
                        .orElse(null);
                emitted.add(new Emitted(topic, type, emitted.size()));
            }
            return emitted;
        }
    }

    public static TransitionItem read(Row row) {
        return new TransitionItem(
                row.required("at", Instant.class),
                row.required("session", Integer.class),
                row.required("input", String.class),
                row.actor("by_kind", "by_id"),
                row.required("decision", String.class),
                row.optional("reason", String.class),
                row.optional("detail", String.class),
                row.choice("from_status", ConversationStatus.class),
                row.choice("to_status", ConversationStatus.class),
                row.optional("policy_version", Integer.class),
                row.optional("ownership_version", Integer.class),
                row.optional("detector_version", Integer.class),
                row.optional("confidence", Double.class),
                row.optional("answer", String.class),
                row.evidence(),
                Emitted.read(row.required("emitted", String.class)));
    }
}
