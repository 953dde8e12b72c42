package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.TextKind.ASSISTANT_FALLBACK;
import static dev.prosa.contracts.vocabulary.TextKind.CONFIRMATION_QUESTION;
import static dev.prosa.contracts.vocabulary.TextKind.FAREWELL;
import static dev.prosa.contracts.vocabulary.TextKind.GREETING;
import static dev.prosa.contracts.vocabulary.TextKind.IDLE_WARNING;
import static dev.prosa.contracts.vocabulary.TextKind.SURVEY;

import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.ConversationEvent.TextSent;
import dev.prosa.conversation.domain.ConversationEvent.TimerArmed;
import dev.prosa.conversation.domain.ConversationEvent.TimerCleared;
import dev.prosa.conversation.domain.ConversationInput.TimeoutElapsed;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Decision.Accepted;
import dev.prosa.conversation.domain.Decision.Ignored;
import dev.prosa.conversation.domain.Decision.Rejected;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What follows from comparing the session before and after: the texts the machine sends by
/// itself, and the timer.
final class Consequences {

    /// How long WhatsApp takes free-form text after the customer's last message.
    static final Duration MESSAGING_WINDOW = Duration.ofHours(24);

    /// A timer that fired early is not set again sooner than this.
    private static final Duration REARM_AFTER = Duration.ofSeconds(1);

    private Consequences() {}

    static Decision of(
            ConversationState before, ConversationInput input, Decision decision, ConversationPolicy policy) {
        return switch (decision) {
            case Accepted(var events) -> {
                Draft draft = new Draft(before);
                events.forEach(draft::add);
                texts(draft, before, input.at(), policy);
                timer(draft, before, input, policy.timeouts());
                yield new Accepted(draft.events());
            }
            case Ignored(var why, var events) -> {
                Draft draft = new Draft(before);
                events.forEach(draft::add);
                timer(draft, before, input, policy.timeouts());
                yield new Ignored(why, draft.events());
            }
            case Rejected rejected -> rejected;
        };
    }

    private static void texts(Draft draft, ConversationState before, Instant at, ConversationPolicy policy) {
        if (!(draft.state() instanceof WithSession after)) {
            return;
        }
        Session session = after.session();
        WithSession earlier = sameSession(before, session.number());
        Dialogue dialogue = session.dialogue();
        if (earlier == null) {
            send(draft, GREETING, session.number(), at, policy);
        } else if (dialogue.assistantFallbacks() > earlier.session().dialogue().assistantFallbacks()) {
            send(draft, ASSISTANT_FALLBACK, dialogue.lastCustomerPosition(), at, policy);
        }
        switch (after) {
            case Open open -> {
                if (enters(ConversationStatus.IDLE, earlier, open)) {
                    send(draft, IDLE_WARNING, dialogue.lastPosition(), at, policy);
                }
                if (enters(ConversationStatus.AWAITING_CONFIRMATION, earlier, open)) {
                    send(draft, CONFIRMATION_QUESTION, dialogue.lastCustomerPosition(), at, policy);
                }
            }
            case Closed closed -> {
                if (!(earlier instanceof Closed) && closed.reason() != CloseReason.FAILED) {
                    send(draft, FAREWELL, session.outcomes().reopenings(), at, policy);
                    send(draft, SURVEY, 0, at, policy);
                }
            }
        }
    }

    /// A closed session counts as in the status it was in before: what was said in it was said.
    private static boolean enters(ConversationStatus status, @Nullable WithSession earlier, Open open) {
        if (open.status() != status) {
            return false;
        }
        return switch (earlier) {
            case null -> true;
            case Open was -> was.status() != status;
            case Closed was -> was.before().status() != status;
        };
    }

    private static @Nullable WithSession sameSession(ConversationState before, int number) {
        return before instanceof WithSession with && with.session().number() == number ? with : null;
    }

    /// At most once per session, kind and cause, and never where the channel would refuse it.
    private static void send(Draft draft, TextKind kind, long cause, Instant at, ConversationPolicy policy) {
        Session session = draft.session();
        boolean wanted = kind == ASSISTANT_FALLBACK || policy.texts().contains(kind);
        boolean taken = session.channel() != Channel.WHATSAPP
                || at.isBefore(session.dialogue().lastCustomerAt().plus(MESSAGING_WINDOW));
        if (wanted && taken && session.texts().maySend(kind, cause)) {
            draft.add(new TextSent(at, kind, cause, draft.nextPosition()));
        }
    }

    /// A later deadline leaves the timer alone: it fires early and is set right then. An earlier
    /// one arms at once.
    private static void timer(Draft draft, ConversationState before, ConversationInput input, TimeoutPolicy clocks) {
        Instant at = input.at();
        if (draft.isOpen()) {
            Instant deadline = Deadline.of(draft.open(), clocks).at();
            Instant armed = draft.session().armed();
            if (armed == null) {
                Instant soonest = input instanceof TimeoutElapsed ? at.plus(REARM_AFTER) : at;
                draft.add(new TimerArmed(at, deadline.isBefore(soonest) ? soonest : deadline));
            } else if (deadline.isBefore(armed)) {
                draft.add(new TimerArmed(at, deadline));
            }
        } else if (before instanceof Open && draft.session().armed() != null) {
            draft.add(new TimerCleared(at));
        }
    }
}
