package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.conversation.domain.ConversationEvent.AssistantFailureKept;
import dev.prosa.conversation.domain.ConversationEvent.CustomerMessageKept;
import dev.prosa.conversation.domain.ConversationEvent.DeliveryAdvanced;
import dev.prosa.conversation.domain.ConversationEvent.HandedOff;
import dev.prosa.conversation.domain.ConversationEvent.IdleClockSet;
import dev.prosa.conversation.domain.ConversationEvent.NoteKept;
import dev.prosa.conversation.domain.ConversationEvent.OutcomeRevised;
import dev.prosa.conversation.domain.ConversationEvent.ReplyKept;
import dev.prosa.conversation.domain.ConversationEvent.Served;
import dev.prosa.conversation.domain.ConversationEvent.SessionClosed;
import dev.prosa.conversation.domain.ConversationEvent.SessionOpened;
import dev.prosa.conversation.domain.ConversationEvent.SessionReopened;
import dev.prosa.conversation.domain.ConversationEvent.StatusEntered;
import dev.prosa.conversation.domain.ConversationEvent.SurveyAnswered;
import dev.prosa.conversation.domain.ConversationEvent.TextSent;
import dev.prosa.conversation.domain.ConversationEvent.TimerArmed;
import dev.prosa.conversation.domain.ConversationEvent.TimerCleared;
import dev.prosa.conversation.domain.ConversationEvent.Unserved;
import dev.prosa.conversation.domain.ConversationEvent.WithinSession;
import dev.prosa.conversation.domain.ConversationState.AwaitingConfirmation;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.Idle;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.Pending;
import dev.prosa.conversation.domain.ConversationState.Progress;
import dev.prosa.conversation.domain.ConversationState.WaitingClose;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import java.time.Instant;

/// `evolve`: the only way a state changes. Throws on a history that cannot have happened.
final class Evolution {

    private Evolution() {}

    static ConversationState evolve(ConversationState state, ConversationEvent event) {
        return switch (event) {
            case SessionOpened opened -> open(state, opened);
            case SessionClosed closed -> close(opened(state, event), closed);
            case OutcomeRevised revised -> revise(closed(state, event), revised);
            case SessionReopened reopened -> reopen(closed(state, event), reopened.at());
            case DeliveryAdvanced _ -> state;
            case WithinSession inside -> within(withSession(state, event), inside);
        };
    }

    /// What happens within a session. In a closed one it changes the state before the close: the
    /// input counts as if
    /// it had come just before.
    private static WithSession within(WithSession state, WithinSession event) {
        return switch (state) {
            case Open open -> timed(change(open, event), event.at());
            case Closed closed -> {
                Open changed = change(closed.before(), event);
                Session session = changed.session().touched(event.at());
                Open before = changed.with(
                        event instanceof SurveyAnswered
                                ? session.with(session.outcomes().retold())
                                : session);
                yield new Closed(
                        before, closed.closedAt(), closed.reason(), closed.by(), closed.closing(), closed.revisedAt());
            }
        };
    }

    private static Open change(Open open, WithinSession event) {
        Session session = open.session();
        Dialogue dialogue = session.dialogue();
        Instant at = event.at();
        return switch (event) {
            case StatusEntered entered -> enter(session, entered);
            case IdleClockSet set -> idleClock(open, set);
            case CustomerMessageKept kept ->
                open.with(session.with(dialogue.customerWrote(kept.position(), kept.level(), kept.confidence(), at)));
            case ReplyKept kept ->
                open.with(session.with(dialogue.weWrote(kept.position(), kept.author(), kept.seen(), at)));
            case NoteKept kept -> open.with(session.with(dialogue.kept(kept.position())));
            case AssistantFailureKept _ -> open.with(session.with(dialogue.fellBack()));
            case Served served -> open.with(session.with(session.service().by(served.by(), at)));
            case Unserved unserved -> open.with(session.with(session.service().byNobody(unserved.from(), at)));
            case HandedOff _ -> open.with(session.with(session.service().handedOff()));
            case TextSent sent ->
                open.with(session.with(dialogue.kept(sent.position()))
                        .with(session.texts().sent(sent.kind(), sent.cause(), at)));
            case SurveyAnswered answer ->
                open.with(session.with(dialogue.surveyAnswered(answer.position(), at))
                        .with(session.outcomes().rated(answer.score())));
            case TimerArmed armed -> open.with(session.arming(armed.fireAt()));
            case TimerCleared _ -> open.with(session.arming(null));
        };
    }

    private static Open enter(Session session, StatusEntered entered) {
        Instant at = entered.at();
        return switch (entered.status()) {
            case PENDING -> new Pending(session, at);
            case PROGRESS -> new Progress(session, at, entered.customerOwesSince(), entered.withdrawnAt());
            case IDLE -> new Idle(session, at);
            case AWAITING_CONFIRMATION -> new AwaitingConfirmation(session, at);
            case WAITING_CLOSE -> new WaitingClose(session, at);
            case CLOSED -> throw new IllegalStateException("CLOSED is entered by a SessionClosed only");
        };
    }

    private static Open idleClock(Open open, IdleClockSet set) {
        if (!(open instanceof Progress progress)) {
            throw impossible(open, set);
        }
        return new Progress(progress.session(), progress.since(), set.customerOwesSince(), progress.withdrawnAt());
    }

    private static Open open(ConversationState state, SessionOpened opened) {
        if (state instanceof Open) {
            throw impossible(state, opened);
        }
        Instant at = opened.at();
        Actor server = opened.servedBy();
        Session session = new Session(
                opened.number(),
                opened.organization(),
                opened.channel(),
                at,
                opened.previousSession(),
                opened.contextFrom(),
                server == null ? Service.NOBODY : Service.NOBODY.by(server, at),
                Dialogue.openedAt(at, opened.lastPosition()),
                Outcomes.NONE,
                Texts.NONE,
                null,
                at);
        return timed(server == null ? new Pending(session, at) : new Progress(session, at, null, null), at);
    }

    private static Closed close(Open open, SessionClosed closed) {
        Session session = open.session();
        Session ended = session.with(session.service().working(false, closed.at()))
                .with(session.outcomes().ended(closed.reason(), closed.closings()))
                .touched(closed.at());
        return new Closed(open.with(ended), closed.at(), closed.reason(), closed.by(), closed.closing(), null);
    }

    private static Closed revise(Closed closed, OutcomeRevised revised) {
        Session session = closed.session();
        Session ended = session.with(session.outcomes().ended(revised.reason(), revised.closings()))
                .touched(revised.at());
        return new Closed(
                closed.before().with(ended),
                closed.closedAt(),
                revised.reason(),
                revised.by(),
                revised.closing(),
                revised.at());
    }

    private static Open reopen(Closed closed, Instant at) {
        Session session = closed.session();
        return timed(closed.before().with(session.with(session.outcomes().reopened(at))), at);
    }

    /// We work on a session while somebody serves and owes the customer an answer.
    private static Open timed(Open open, Instant at) {
        boolean works = open instanceof Progress progress
                && progress.customerOwesSince() == null
                && open.session().isServed();
        Session session = open.session();
        return open.with(session.with(session.service().working(works, at)).touched(at));
    }

    private static Open opened(ConversationState state, ConversationEvent event) {
        if (state instanceof Open open) {
            return open;
        }
        throw impossible(state, event);
    }

    private static Closed closed(ConversationState state, ConversationEvent event) {
        if (state instanceof Closed closed) {
            return closed;
        }
        throw impossible(state, event);
    }

    private static WithSession withSession(ConversationState state, ConversationEvent event) {
        return switch (state) {
            case WithSession session -> session;
            case NoSession _ -> throw impossible(state, event);
        };
    }

    private static IllegalStateException impossible(ConversationState state, ConversationEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot happen in "
                + state.getClass().getSimpleName());
    }
}
