package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.CloseReason.FAILED;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.ALREADY_CLOSED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ALLOWED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.SESSION_CLOSED;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.conversation.domain.ConversationEvent.CustomerMessageKept;
import dev.prosa.conversation.domain.ConversationEvent.OutcomeRevised;
import dev.prosa.conversation.domain.ConversationEvent.SessionClosed;
import dev.prosa.conversation.domain.ConversationEvent.SessionReopened;
import dev.prosa.conversation.domain.ConversationInput.AcceptRequested;
import dev.prosa.conversation.domain.ConversationInput.CloseRequested;
import dev.prosa.conversation.domain.ConversationInput.DeliveryReported;
import dev.prosa.conversation.domain.ConversationInput.FailRequested;
import dev.prosa.conversation.domain.ConversationInput.MessageReceived;
import dev.prosa.conversation.domain.ConversationInput.ReplyRequested;
import dev.prosa.conversation.domain.ConversationMachine.Step;
import dev.prosa.conversation.domain.ConversationState.AwaitingConfirmation;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.Decision.Accepted;
import dev.prosa.conversation.domain.Decision.Ignored;
import dev.prosa.conversation.domain.Decision.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// After a close. Whoever wrote or clicked in the same moment must not lose by a millisecond:
/// within the reopen
/// window it is decided as if it had come just before the close.
final class Afterwards {

    private Afterwards() {}

    static Decision message(Closed closed, MessageReceived message, ConversationPolicy policy) {
        if (closed.reason() == FAILED) {
            return afterFailure(closed, message, policy);
        }
        if (isWithin(policy.timeouts().reopenWindow(), closed, message.at())) {
            return asIfBefore(closed, message, policy).orElseThrow();
        }
        return Opening.next(closed, message, policy);
    }

    /// FAILED is final for messages: a goodbye is kept, anything else opens the next session.
    private static Decision afterFailure(Closed closed, MessageReceived message, ConversationPolicy policy) {
        Reading.Level level = message.reading().level(closed.before() instanceof AwaitingConfirmation);
        if (level != Reading.Level.HIGH) {
            return Opening.next(closed, message, policy);
        }
        return accepted(new Draft(closed)
                .add(new CustomerMessageKept(
                        message.at(),
                        closed.session().lastPosition() + 1,
                        message.sid(),
                        level,
                        message.reading().confidence())));
    }

    /// An accept that would not have stopped the clock changes nothing, and its sender is told.
    static Decision accept(Closed closed, AcceptRequested accept, ConversationPolicy policy) {
        if (!closed.isAutomatic() || !isWithin(policy.timeouts().reopenWindow(), closed, accept.at())) {
            return new Rejected(SESSION_CLOSED);
        }
        return asIfBefore(closed, accept, policy)
                .filter(decision -> decision.events().getFirst() instanceof SessionReopened)
                .orElseGet(() -> new Rejected(SESSION_CLOSED));
    }

    static Decision reply(Closed closed, ReplyRequested reply, ConversationPolicy policy) {
        if (!closed.isAutomatic() || !isWithin(policy.timeouts().reopenWindow(), closed, reply.at())) {
            return new Rejected(SESSION_CLOSED);
        }
        return asIfBefore(closed, reply, policy).orElseGet(() -> new Rejected(SESSION_CLOSED));
    }

    /// Takes the state before the close, applies the input, then applies again the input that
    /// closed it: its
    /// transition only. If the session is open then, it reopens; if not, it keeps what the input
    /// added, and a
    /// stronger reason revises. Empty where the input itself would have been refused.
    private static Optional<Decision> asIfBefore(Closed closed, ConversationInput input, ConversationPolicy policy) {
        Decision alone = ConversationMachine.decided(new Step(closed.before(), input), policy);
        if (!(alone instanceof Accepted)) {
            return Optional.empty();
        }
        List<ConversationEvent> added = alone.events();
        Draft asIf = new Draft(closed.before());
        added.forEach(asIf::add);
        SessionClosed again = closeIn(ConversationMachine.decided(new Step(asIf.state(), closed.closing()), policy));
        Draft draft = new Draft(closed);
        if (again == null) {
            draft.add(new SessionReopened(input.at()));
        }
        added.forEach(draft::add);
        if (again != null && again.reason().isStrongerThan(closed.reason())) {
            draft.add(revised(input.at(), again.reason(), again.by(), closed.closing()));
        }
        return Optional.of(accepted(draft));
    }

    private static @Nullable SessionClosed closeIn(Decision decision) {
        for (ConversationEvent event : decision.events()) {
            if (event instanceof SessionClosed closed) {
                return closed;
            }
        }
        return null;
    }

    /// A stronger reason revises; an equal or weaker one is answered with the truth.
    static Decision close(Closed closed, CloseRequested close, TimeoutPolicy clocks) {
        Session session = closed.session();
        Sender sender = close.sender();
        CloseReason reason = Closing.reasonOf(session, sender);
        if (reason == null) {
            return new Rejected(Closing.whyNot(session, sender));
        }
        if (!reason.isStrongerThan(closed.reason())) {
            return Ignored.because(ALREADY_CLOSED);
        }
        if (!isWithin(clocks.revisionWindow(), closed, close.at())) {
            return new Rejected(SESSION_CLOSED);
        }
        Rejected.Why unseen = Closing.unseen(session, sender);
        if (unseen != null) {
            return new Rejected(unseen);
        }
        return accepted(new Draft(closed).add(revised(close.at(), reason, Closing.by(reason, sender), close)));
    }

    static Decision fail(Closed closed, FailRequested fail, TimeoutPolicy clocks) {
        if (!fail.sender().role().supervises()) {
            return new Rejected(NOT_ALLOWED);
        }
        if (closed.reason() == FAILED) {
            return Ignored.because(ALREADY_CLOSED);
        }
        if (!isWithin(clocks.revisionWindow(), closed, fail.at())) {
            return new Rejected(SESSION_CLOSED);
        }
        return accepted(
                new Draft(closed).add(revised(fail.at(), FAILED, fail.sender().actor(), fail)));
    }

    static Decision delivery(Closed closed, DeliveryReported report, TimeoutPolicy clocks) {
        Draft draft = new Draft(closed).add(Closing.advanced(report));
        if (report.failsTheSession()
                && closed.reason() != FAILED
                && isWithin(clocks.revisionWindow(), closed, report.at())) {
            draft.add(revised(report.at(), FAILED, Actor.SYSTEM, report));
        }
        return accepted(draft);
    }

    private static OutcomeRevised revised(Instant at, CloseReason reason, Actor by, ConversationInput closing) {
        return new OutcomeRevised(at, reason, by, closing, List.of(new Outcomes.Closing(reason, by, at)));
    }

    private static boolean isWithin(Duration window, Closed closed, Instant at) {
        return !at.isAfter(closed.closedAt().plus(window));
    }

    private static Decision accepted(Draft draft) {
        return new Accepted(draft.events());
    }
}
