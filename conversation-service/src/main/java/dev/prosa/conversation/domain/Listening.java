package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.ConversationStatus.AWAITING_CONFIRMATION;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;

import dev.prosa.conversation.domain.ConversationEvent.CustomerMessageKept;
import dev.prosa.conversation.domain.ConversationEvent.IdleClockSet;
import dev.prosa.conversation.domain.ConversationInput.MessageReceived;
import dev.prosa.conversation.domain.ConversationState.AwaitingConfirmation;
import dev.prosa.conversation.domain.ConversationState.Idle;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.Pending;
import dev.prosa.conversation.domain.ConversationState.Progress;
import dev.prosa.conversation.domain.ConversationState.WaitingClose;
import dev.prosa.conversation.domain.Decision.Accepted;
import java.time.Duration;
import java.time.Instant;

/// The customer writes while a session is open.
final class Listening {

    /// A yes or no that arrives this soon after a reply withdrew the question was written without
    /// having read it: it
    /// answers the question, as it would have a moment earlier.
    private static final Duration CROSSING = Duration.ofSeconds(2);

    private Listening() {}

    static Decision inPending(Pending pending, MessageReceived message) {
        Reading.Level level = message.reading().level(false);
        Draft draft = kept(pending, message, level);
        return accepted(
                switch (level) {
                    case LOW -> draft;
                    case MEDIUM -> draft.enter(AWAITING_CONFIRMATION, message.at());
                    case HIGH -> draft.enter(WAITING_CLOSE, message.at());
                });
    }

    /// We owe the answer now, so the idle clock stops.
    static Decision inProgress(Progress progress, MessageReceived message) {
        Reading.Level level = message.reading().level(crossesAQuestion(progress, message.at()));
        Draft draft = kept(progress, message, level);
        return accepted(
                switch (level) {
                    case LOW -> draft.add(new IdleClockSet(message.at(), null));
                    case MEDIUM -> draft.enter(AWAITING_CONFIRMATION, message.at());
                    case HIGH -> draft.enter(WAITING_CLOSE, message.at());
                });
    }

    static Decision inIdle(Idle idle, MessageReceived message) {
        Reading.Level level = message.reading().level(false);
        Draft draft = kept(idle, message, level);
        return accepted(
                switch (level) {
                    case LOW -> draft.enter(PROGRESS, message.at());
                    case MEDIUM -> draft.enter(AWAITING_CONFIRMATION, message.at());
                    case HIGH -> draft.enter(WAITING_CLOSE, message.at());
                });
    }

    static Decision whenAsked(AwaitingConfirmation asked, MessageReceived message) {
        Reading.Level level = message.reading().level(true);
        Draft draft = kept(asked, message, level);
        return accepted(
                switch (level) {
                    case LOW -> back(draft, asked, message.at());
                    case MEDIUM -> draft.enter(AWAITING_CONFIRMATION, message.at());
                    case HIGH -> draft.enter(WAITING_CLOSE, message.at());
                });
    }

    static Decision inGrace(WaitingClose waiting, MessageReceived message) {
        Reading.Level level = message.reading().level(false);
        Draft draft = kept(waiting, message, level);
        return accepted(
                switch (level) {
                    case LOW -> back(draft, waiting, message.at());
                    case MEDIUM, HIGH -> draft;
                });
    }

    private static Draft kept(Open open, MessageReceived message, Reading.Level level) {
        return new Draft(open)
                .add(new CustomerMessageKept(
                        message.at(),
                        open.session().lastPosition() + 1,
                        message.sid(),
                        level,
                        message.reading().confidence()));
    }

    private static Draft back(Draft draft, Open from, Instant at) {
        return draft.enter(from.session().isServed() ? PROGRESS : PENDING, at);
    }

    private static boolean crossesAQuestion(Progress progress, Instant at) {
        Instant withdrawn = progress.withdrawnAt();
        return withdrawn != null && !at.isAfter(withdrawn.plus(CROSSING));
    }

    private static Decision accepted(Draft draft) {
        return new Accepted(draft.events());
    }
}
