package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a conversation stands: a record per status, each holding only what is true in it.
public sealed interface ConversationState {

    /// Before the first message.
    record NoSession() implements ConversationState {}

    /// A conversation that has had a session.
    sealed interface WithSession extends ConversationState {
        Session session();

        ConversationStatus status();
    }

    /// A session runs. Every open status has a deadline ([Deadline#of]).
    sealed interface Open extends WithSession {
        /// When the status was entered, or its clock started again.
        Instant since();

        Open with(Session session);
    }

    /// The customer wrote and nobody serves yet.
    record Pending(Session session, Instant since) implements Open {
        @Override
        public ConversationStatus status() {
            return ConversationStatus.PENDING;
        }

        @Override
        public Pending with(Session changed) {
            return new Pending(changed, since);
        }
    }

    /// Somebody serves.
    ///
    /// @param customerOwesSince our last word, while the customer owes the answer; null while we do
    /// @param withdrawnAt when a reply withdrew the question "may I close?"; null where none did
    record Progress(
            Session session,
            Instant since,
            @Nullable Instant customerOwesSince,
            @Nullable Instant withdrawnAt) implements Open {
        @Override
        public ConversationStatus status() {
            return ConversationStatus.PROGRESS;
        }

        @Override
        public Progress with(Session changed) {
            return new Progress(changed, since, customerOwesSince, withdrawnAt);
        }
    }

    /// The customer owes the answer for long and was warned.
    record Idle(Session session, Instant since) implements Open {
        @Override
        public ConversationStatus status() {
            return ConversationStatus.IDLE;
        }

        @Override
        public Idle with(Session changed) {
            return new Idle(changed, since);
        }
    }

    /// The customer was asked "may I close?".
    record AwaitingConfirmation(Session session, Instant since) implements Open {
        @Override
        public ConversationStatus status() {
            return ConversationStatus.AWAITING_CONFIRMATION;
        }

        @Override
        public AwaitingConfirmation with(Session changed) {
            return new AwaitingConfirmation(changed, since);
        }
    }

    /// The customer said goodbye; a short grace runs.
    record WaitingClose(Session session, Instant since) implements Open {
        @Override
        public ConversationStatus status() {
            return ConversationStatus.WAITING_CLOSE;
        }

        @Override
        public WaitingClose with(Session changed) {
            return new WaitingClose(changed, since);
        }
    }

    /// The session is sealed. Keeps the state before the close and the input that closed it, so
    /// that whoever wrote or
    /// clicked in the same moment can be decided as if just before.
    ///
    /// @param before the state before the close, with what was kept since
    /// @param closing the input that closed; the strongest, if the outcome was revised
    /// @param revisedAt when a stronger reason last revised the outcome; null where none did
    record Closed(
            Open before,
            Instant closedAt,
            CloseReason reason,
            Actor by,
            ConversationInput closing,
            @Nullable Instant revisedAt)
            implements WithSession {
        @Override
        public ConversationStatus status() {
            return ConversationStatus.CLOSED;
        }

        @Override
        public Session session() {
            return before.session();
        }

        /// Whether the clock closed it, rather than a person.
        boolean isAutomatic() {
            return closing instanceof ConversationInput.TimeoutElapsed && reason != CloseReason.FAILED;
        }
    }
}
