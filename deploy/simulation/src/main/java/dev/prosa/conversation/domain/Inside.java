package dev.prosa.conversation.domain;

import dev.prosa.conversation.domain.ConversationState.AwaitingConfirmation;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.Idle;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.Pending;
import dev.prosa.conversation.domain.ConversationState.Progress;
import dev.prosa.conversation.domain.ConversationState.WaitingClose;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import java.time.Instant;

/// Looks inside states for whoever checks them. Written anew from the specification: what it says
/// must not come from the code it checks.
public final class Inside {

    private Inside() {}

    public static long lastLowPosition(Session session) {
        return session.dialogue().lastLowPosition();
    }

    public static long lastCustomerPosition(Session session) {
        return session.dialogue().lastCustomerPosition();
    }

    /// When an open state leaves its status by itself.
    public static Instant deadline(Open open, TimeoutPolicy clocks) {
        Dialogue said = open.session().dialogue();
        return switch (open) {
            case Pending pending ->
                latest(pending.since(), said.lastCustomerAt()).plus(clocks.pending());
            case Idle idle -> idle.since().plus(clocks.idleClose());
            case AwaitingConfirmation asked -> asked.since().plus(clocks.confirmation());
            case WaitingClose grace -> grace.since().plus(clocks.closingGrace());
            case Progress progress -> {
                Instant expiry = latest(progress.since(), said.lastWordAt()).plus(clocks.progress());
                Instant owes = progress.customerOwesSince();
                Instant idle = owes == null ? Instant.MAX : owes.plus(clocks.idle());
                yield idle.isBefore(expiry) ? idle : expiry;
            }
        };
    }

    /// What kind of state it is, without identities and exact times.
    public static int kind(WithSession state) {
        Session session = state.session();
        Dialogue said = session.dialogue();
        Service service = session.service();
        int kind = state.status().ordinal();
        Open open = state instanceof Closed closed ? closed.before() : (Open) state;
        kind = 31 * kind + open.status().ordinal();
        if (open instanceof Progress progress) {
            kind = 31 * kind
                    + (progress.customerOwesSince() == null ? 0 : 1)
                    + (progress.withdrawnAt() == null ? 0 : 2);
        }
        if (state instanceof Closed closed) {
            kind = 31 * kind + closed.reason().ordinal();
            kind = 31 * kind + closed.closing().getClass().getSimpleName().length();
            kind = 31 * kind + (closed.revisedAt() == null ? 0 : 1);
        }
        kind = 31 * kind + Math.min(4, session.number());
        kind = 31 * kind + Math.min(6, session.outcomes().revision());
        kind = 31 * kind + Math.min(3, session.outcomes().reopenings());
        kind = 31 * kind + Math.min(4, session.outcomes().closings().size());
        kind = 31 * kind
                + (service.servedBy() == null
                        ? 0
                        : 1 + service.servedBy().kind().ordinal());
        kind = 31 * kind + (service.releasedFrom() == null ? 0 : 1) + Math.min(3, service.handoffs()) * 2;
        kind = 31 * kind + (said.unansweredFrom() == null ? 0 : 1);
        kind = 31 * kind + (said.lastLowPosition() == said.lastCustomerPosition() ? 0 : 1);
        kind = 31 * kind + (session.armed() == null ? 0 : 1);
        kind = 31 * kind + (session.outcomes().satisfaction() == null ? 0 : 1);
        return kind;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
