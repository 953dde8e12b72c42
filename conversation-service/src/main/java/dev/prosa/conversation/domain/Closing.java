package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.ConversationStatus.IDLE;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.STALE_TIMEOUT;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.CUSTOMER_WROTE;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ACCEPTED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ALLOWED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_YOURS;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.SEEN_REQUIRED;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.domain.ConversationEvent.DeliveryAdvanced;
import dev.prosa.conversation.domain.ConversationEvent.SessionClosed;
import dev.prosa.conversation.domain.ConversationEvent.TimerCleared;
import dev.prosa.conversation.domain.ConversationInput.CloseRequested;
import dev.prosa.conversation.domain.ConversationInput.DeliveryReported;
import dev.prosa.conversation.domain.ConversationInput.FailRequested;
import dev.prosa.conversation.domain.ConversationInput.TimeoutElapsed;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WaitingClose;
import dev.prosa.conversation.domain.Decision.Accepted;
import dev.prosa.conversation.domain.Decision.Ignored;
import dev.prosa.conversation.domain.Decision.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What ends an open session: a person, a failure, or the clock.
final class Closing {

    private Closing() {}

    static Decision close(Open open, CloseRequested close) {
        Session session = open.session();
        Sender sender = close.sender();
        CloseReason reason = reasonOf(session, sender);
        if (reason == null) {
            return new Rejected(whyNot(session, sender));
        }
        Rejected.Why unseen = unseen(session, sender);
        if (unseen != null) {
            return new Rejected(unseen);
        }
        Outcomes.Closing given = new Outcomes.Closing(reason, by(reason, sender), close.at());
        SessionClosed closed = open instanceof WaitingClose
                ? goodbyeStands(given, close)
                : new SessionClosed(close.at(), reason, given.by(), close, List.of(given));
        return new Accepted(List.of(closed));
    }

    /// The customer's goodbye is the stronger reason; whoever closed is credited all the same.
    private static SessionClosed goodbyeStands(Outcomes.Closing given, CloseRequested close) {
        Outcomes.Closing goodbye = new Outcomes.Closing(CloseReason.USER_CLOSED, Actor.CUSTOMER, close.at());
        return new SessionClosed(close.at(), CloseReason.USER_CLOSED, Actor.CUSTOMER, close, List.of(given, goodbye));
    }

    /// The reason a close by this sender would have; null where they may not close.
    static @Nullable CloseReason reasonOf(Session session, Sender sender) {
        if (sender.role() == Role.ASSISTANT) {
            return null;
        }
        if (session.isServedBy(sender)) {
            return CloseReason.AGENT_CLOSED;
        }
        return sender.role().supervises() ? CloseReason.SUPPORT_CLOSED : null;
    }

    static Rejected.Why whyNot(Session session, Sender sender) {
        if (sender.role() == Role.ASSISTANT) {
            return NOT_ALLOWED;
        }
        return session.isServed() ? NOT_YOURS : NOT_ACCEPTED;
    }

    /// Why what the sender has seen does not do; null where it does.
    static Rejected.@Nullable Why unseen(Session session, Sender sender) {
        if (sender.seen() == null) {
            return SEEN_REQUIRED;
        }
        return sender.hasSeen(session.dialogue().lastLowPosition()) ? null : CUSTOMER_WROTE;
    }

    static Actor by(CloseReason reason, Sender sender) {
        return reason == CloseReason.AGENT_CLOSED ? sender.asServer() : sender.actor();
    }

    static Decision fail(Open open, FailRequested fail) {
        if (!fail.sender().role().supervises()) {
            return new Rejected(NOT_ALLOWED);
        }
        return new Accepted(List.of(failed(fail, fail.sender().actor())));
    }

    static Decision delivery(Open open, DeliveryReported report) {
        DeliveryAdvanced advanced = advanced(report);
        return new Accepted(
                report.failsTheSession() ? List.of(advanced, failed(report, Actor.SYSTEM)) : List.of(advanced));
    }

    static DeliveryAdvanced advanced(DeliveryReported report) {
        return new DeliveryAdvanced(report.at(), report.sid(), report.messageId(), report.status(), report.errorCode());
    }

    static SessionClosed failed(ConversationInput input, Actor by) {
        Outcomes.Closing given = new Outcomes.Closing(CloseReason.FAILED, by, input.at());
        return new SessionClosed(input.at(), CloseReason.FAILED, by, input, List.of(given));
    }

    /// Honours a claim only if it names this session and its time is at or after the deadline.
    /// Either way the timer
    /// on the topic has fired, so it is armed anew.
    static Decision timeout(Open open, TimeoutElapsed timeout, TimeoutPolicy clocks) {
        Session session = open.session();
        if (timeout.session() != session.number()) {
            return Ignored.because(STALE_TIMEOUT);
        }
        Draft draft = new Draft(open);
        if (session.armed() != null) {
            draft.add(new TimerCleared(timeout.at()));
        }
        if (!session.organization().equals(timeout.addressOwner())) {
            return new Accepted(draft.add(failed(timeout, Actor.SYSTEM)).events());
        }
        Deadline deadline = Deadline.of(open, clocks);
        if (timeout.at().isBefore(deadline.at())) {
            return new Ignored(STALE_TIMEOUT, draft.events());
        }
        CloseReason reason = deadline.closes();
        if (reason == null) {
            return new Accepted(draft.enter(IDLE, timeout.at()).events());
        }
        Actor by = reason == CloseReason.USER_CLOSED ? Actor.CUSTOMER : Actor.SYSTEM;
        Outcomes.Closing given = new Outcomes.Closing(reason, by, timeout.at());
        return new Accepted(draft.add(new SessionClosed(timeout.at(), reason, by, timeout, List.of(given)))
                .events());
    }
}
