package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.vocabulary.Outcome;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Outcomes;
import dev.prosa.conversation.domain.Session;
import dev.prosa.conversation.domain.SessionFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Builds the record of a session's revision from its state: an analyst needs no other source.
final class ClosedRecords {

    private ClosedRecords() {}

    /// @param state the session after its revision: closed, or open again
    /// @param closedBefore the closed state that was reopened; null where the session is closed
    static ClosedConversation of(
            ConversationId id, WithSession state, @Nullable Closed closedBefore, Evidence evidence) {
        return switch (state) {
            case Closed closed -> record(id, closed, Outcome.CLOSED, closed.reason(), closed.revisedAt(), evidence);
            case Open open ->
                record(
                        id,
                        reopened(Objects.requireNonNull(closedBefore), open),
                        Outcome.REOPENED,
                        Objects.requireNonNull(closedBefore).reason(),
                        open.session().outcomes().reopenedAt(),
                        evidence);
        };
    }

    /// The close that no longer holds, with what the session has become since.
    private static Closed reopened(Closed before, Open open) {
        return new Closed(open, before.closedAt(), before.reason(), before.by(), before.closing(), before.revisedAt());
    }

    private static ClosedConversation record(
            ConversationId id,
            Closed closed,
            Outcome outcome,
            CloseReason reason,
            @Nullable Instant revisedAt,
            Evidence evidence) {
        Session session = closed.session();
        Outcomes outcomes = session.outcomes();
        SessionFacts facts = SessionFacts.of(session);
        Actor by = closed.by();
        return new ClosedConversation(
                id,
                session.number(),
                outcomes.revision(),
                session.organization(),
                session.channel(),
                outcome,
                reason,
                outcomes.previousReason(),
                by,
                session.openedAt(),
                facts.acceptedAt(),
                facts.acceptedBy(),
                facts.firstResponseAt(),
                closed.closedAt(),
                revisedAt,
                facts.customerMessages(),
                facts.agentMessages(),
                facts.assistantMessages(),
                facts.assistantFallbacks(),
                outcomes.reopenings(),
                facts.handoffs(),
                facts.closureConfidence(),
                session.previousSession(),
                outcomes.reopenedAt(),
                facts.handlingMillis(),
                facts.lastWordBy(),
                outcomes.satisfaction(),
                closings(outcomes),
                evidence);
    }

    private static List<ClosedConversation.Closing> closings(Outcomes outcomes) {
        return outcomes.closings().stream()
                .map(given -> new ClosedConversation.Closing(given.reason(), given.by(), given.at()))
                .toList();
    }
}
