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

    /// A fingerprint of everything the machine's rules look at, with times relative to one moment and
    /// positions relative to each other: two states of one likeness have one future.
    public static long likeness(WithSession state, Instant at) {
        Session session = state.session();
        Dialogue said = session.dialogue();
        Service service = session.service();
        Outcomes outcomes = session.outcomes();
        Open open = state instanceof Closed closed ? closed.before() : (Open) state;
        long mixed = state.status().ordinal() * 8L + open.status().ordinal();
        mixed = with(mixed, since(open.since(), at));
        if (open instanceof Progress progress) {
            mixed = with(mixed, since(progress.customerOwesSince(), at));
            mixed = with(mixed, crossing(progress.withdrawnAt(), at));
        }
        if (state instanceof Closed closed) {
            mixed = with(mixed, closed.reason().ordinal());
            mixed = with(mixed, since(closed.closedAt(), at));
            mixed = with(mixed, since(closed.closing().at(), at));
            mixed = with(mixed, closed.closing().getClass().getSimpleName().hashCode());
            mixed = with(mixed, String.valueOf(closed.by()).hashCode());
            if (closed.closing() instanceof ConversationInput.Command command) {
                mixed = with(mixed, command.sender().role().ordinal());
                mixed = with(mixed, command.sender().agent().value().hashCode());
            }
        }
        mixed = with(mixed, Math.min(3, session.number()));
        mixed = with(mixed, since(said.lastCustomerAt(), at));
        mixed = with(mixed, since(said.lastWordAt(), at));
        mixed = with(mixed, said.lastPosition() - said.lastCustomerPosition());
        mixed = with(mixed, said.lastCustomerPosition() - said.lastLowPosition());
        mixed = with(mixed, said.unansweredFrom() == null ? 1 : 2);
        mixed = with(mixed, String.valueOf(service.servedBy()).hashCode());
        mixed = with(mixed, crossing(service.servedSince(), at));
        mixed = with(mixed, String.valueOf(service.releasedFrom()).hashCode());
        mixed = with(mixed, crossing(service.releasedAt(), at));
        mixed = with(mixed, since(session.armed(), at));
        mixed = with(mixed, since(session.texts().surveySentAt(), at));
        for (java.util.Map.Entry<dev.prosa.contracts.vocabulary.TextKind, Long> sent :
                session.texts().lastCauses().entrySet()) {
            mixed = with(mixed, sent.getKey().ordinal());
            mixed = with(mixed, Math.min(20, said.lastPosition() - sent.getValue()));
        }
        mixed = with(mixed, Math.min(3, outcomes.reopenings()));
        for (Outcomes.Closing given : outcomes.closings()) {
            mixed = with(mixed, given.reason().ordinal());
        }
        return mixed;
    }

    private static long with(long mixed, long next) {
        long value = (mixed * 0x9E3779B97F4A7C15L + next) * 0xD6E8FEB86659FD93L;
        return value ^ value >>> 29;
    }

    private static long since(@org.jspecify.annotations.Nullable Instant then, Instant at) {
        return then == null ? Long.MIN_VALUE : at.toEpochMilli() - then.toEpochMilli();
    }

    /// What lies more than a moment back, lies back.
    private static long crossing(@org.jspecify.annotations.Nullable Instant then, Instant at) {
        return Math.min(5_000, since(then, at));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
