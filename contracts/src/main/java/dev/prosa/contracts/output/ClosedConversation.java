package dev.prosa.contracts.output;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.vocabulary.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One revision of a session's outcome. The highest revision of a (conversation, session) is its
/// outcome; an analyst needs no other source. Counters are those at this revision.
///
/// @param closeReason the strongest reason so far; of a reopening, the one that no longer holds
/// @param previousCloseReason the reason of the revision before; null at revision 1
/// @param acceptedBy the first agent who served
/// @param closureConfidence how sure the detector was of the customer's goodbye, 0 to 1; null
///     without one
/// @param previousSession the session before, within the same organisation
/// @param reopenedAt when the session was last opened again
/// @param handlingMillis how long we worked on it, without waiting for the customer
/// @param satisfaction the survey's answer, 1 to 5
/// @param closings every closing that was given, in order
public record ClosedConversation(
        ConversationId conversationId,
        int session,
        int revision,
        OrganizationId organizationId,
        Channel channel,
        Outcome outcome,
        CloseReason closeReason,
        @Nullable CloseReason previousCloseReason,
        Actor closedBy,
        Instant openedAt,
        @Nullable Instant acceptedAt,
        @Nullable String acceptedBy,
        @Nullable Instant firstResponseAt,
        Instant closedAt,
        @Nullable Instant revisedAt,
        int customerMessages,
        int agentMessages,
        int assistantMessages,
        int assistantFallbacks,
        int reopenings,
        int handoffs,
        @Nullable Double closureConfidence,
        @Nullable Integer previousSession,
        @Nullable Instant reopenedAt,
        long handlingMillis,
        @Nullable Author lastWordBy,
        @Nullable Integer satisfaction,
        List<Closing> closings,
        Evidence evidence) {

    public ClosedConversation {
        closings = List.copyOf(closings);
    }

    /// One closing that was given.
    public record Closing(CloseReason reason, Actor by, Instant at) {}
}
