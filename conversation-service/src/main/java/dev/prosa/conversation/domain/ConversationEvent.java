package dev.prosa.conversation.domain;

import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.Outcomes.Closing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened. The state is the fold of these, and nothing else.
public sealed interface ConversationEvent {

    /// The log's time of the input.
    Instant at();

    /// What happens within a session, open or closed.
    sealed interface WithinSession extends ConversationEvent {}

    /// @param lastPosition position of the conversation's last message so far, 0 for none
    record SessionOpened(
            Instant at,
            int number,
            OrganizationId organization,
            Channel channel,
            @Nullable Integer previousSession,
            @Nullable Long contextFrom,
            long lastPosition,
            @Nullable Actor servedBy)
            implements ConversationEvent {}

    record CustomerMessageKept(Instant at, long position, MessageSid sid, Reading.Level level, double confidence)
            implements WithinSession {}

    /// @param seen whether the writer had seen the customer's latest message
    record ReplyKept(Instant at, long position, MessageId messageId, Author author, boolean seen)
            implements WithinSession {}

    record NoteKept(Instant at, long position) implements WithinSession {}

    /// The assistant could not answer.
    record AssistantFailureKept(Instant at) implements WithinSession {}

    record Served(Instant at, Actor by) implements WithinSession {}

    /// @param from whom somebody else put the session back into the queue from; null where the one
    ///     who served did
    record Unserved(Instant at, @Nullable Actor from) implements WithinSession {}

    /// The one who served passed the session on.
    record HandedOff(Instant at) implements WithinSession {}

    /// The session entered a status, or the clock of the one it is in started again.
    ///
    /// @param customerOwesSince in PROGRESS, our last word while the customer owes the answer;
    ///     null otherwise
    /// @param withdrawnAt in PROGRESS, when a reply withdrew the question "may I close?"; null
    ///     otherwise
    record StatusEntered(
            Instant at,
            ConversationStatus status,
            @Nullable Instant customerOwesSince,
            @Nullable Instant withdrawnAt) implements WithinSession {

        static StatusEntered of(ConversationStatus status, Instant at) {
            return new StatusEntered(at, status, null, null);
        }
    }

    /// In PROGRESS: the idle clock starts, starts again, or stops (null).
    record IdleClockSet(Instant at, @Nullable Instant customerOwesSince) implements WithinSession {}

    /// A text of the machine leaves.
    ///
    /// @param cause what it answers to: unique per session and kind
    record TextSent(Instant at, TextKind kind, long cause, long position) implements WithinSession {}

    /// @param closings what to credit, in order
    record SessionClosed(Instant at, CloseReason reason, Actor by, ConversationInput closing, List<Closing> closings)
            implements ConversationEvent {}

    /// @param closing what closes from now on, should the close be decided again
    record OutcomeRevised(Instant at, CloseReason reason, Actor by, ConversationInput closing, List<Closing> closings)
            implements ConversationEvent {}

    record SessionReopened(Instant at) implements ConversationEvent {}

    /// The customer answered the survey; the message is kept and decides nothing else.
    ///
    /// @param score 1 to 5
    record SurveyAnswered(Instant at, long position, MessageSid sid, int score) implements WithinSession {}

    record DeliveryAdvanced(
            Instant at,
            MessageSid sid,
            @Nullable MessageId messageId,
            DeliveryStatus status,
            @Nullable Integer errorCode)
            implements ConversationEvent {}

    record TimerArmed(Instant at, Instant fireAt) implements WithinSession {}

    /// The timer on the topic is gone: it fired, or the session closed.
    record TimerCleared(Instant at) implements WithinSession {}
}
