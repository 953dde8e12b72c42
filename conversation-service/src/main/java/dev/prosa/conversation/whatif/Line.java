package dev.prosa.conversation.whatif;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.conversation.domain.ConversationEvent;
import dev.prosa.conversation.domain.ConversationInput;
import dev.prosa.conversation.domain.ConversationMachine;
import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.ConversationState;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Deadline;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One course that a conversation took, or would have taken.
final class Line {

    private final TreeMap<Integer, End> ends;
    private ConversationState state;

    Line() {
        this(new NoSession(), new TreeMap<>());
    }

    private Line(ConversationState state, TreeMap<Integer, End> ends) {
        this.state = state;
        this.ends = ends;
    }

    /// How a session ended.
    record End(CloseReason reason, Instant at) {}

    Line copy() {
        return new Line(state, new TreeMap<>(ends));
    }

    void take(ConversationInput input, ConversationPolicy policy) {
        for (ConversationEvent event :
                ConversationMachine.decide(state, input, policy).events()) {
            state = ConversationMachine.evolve(state, event);
            if (state instanceof Closed closed) {
                ends.put(closed.session().number(), new End(closed.reason(), closed.closedAt()));
            } else if (state instanceof Open open) {
                ends.remove(open.session().number());
            }
        }
    }

    /// Lets every timer fire that is due, punctually.
    ///
    /// @param since when its clocks came into force: none fires before
    void fire(Instant until, Instant since, ConversationPolicy policy, OrganizationId owner) {
        while (state instanceof Open open) {
            Instant due = Deadline.of(open, policy.timeouts()).at();
            Instant at = due.isBefore(since) ? since : due;
            if (at.isAfter(until)) {
                return;
            }
            take(
                    new ConversationInput.TimeoutElapsed(
                            notBefore(at), owner, open.session().number()),
                    policy);
        }
    }

    /// The log's time never runs backwards for a conversation.
    Instant notBefore(Instant recorded) {
        return state instanceof WithSession with && with.session().lastAt().isAfter(recorded)
                ? with.session().lastAt()
                : recorded;
    }

    @Nullable
    OrganizationId organization() {
        return state instanceof WithSession with ? with.session().organization() : null;
    }

    /// 0 before the first.
    int session() {
        return state instanceof WithSession with ? with.session().number() : 0;
    }

    long lastPosition() {
        return state instanceof WithSession with ? with.session().lastPosition() : 0;
    }

    /// How its sessions ended; one that is open is not among them.
    Map<Integer, End> ends() {
        return ends;
    }
}
