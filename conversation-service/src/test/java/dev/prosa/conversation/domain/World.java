package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.conversation.domain.ConversationEvent.CustomerMessageKept;
import dev.prosa.conversation.domain.ConversationEvent.ReplyKept;
import dev.prosa.conversation.domain.ConversationEvent.SurveyAnswered;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One conversation as the machine runs it: its state, what was said, and every decision.
final class World {

    private final ConversationPolicy policy;
    private ConversationState state;
    private final Set<String> said = new HashSet<>();
    private final List<Decision> decisions = new ArrayList<>();

    World(ConversationState state, ConversationPolicy policy) {
        this.state = state;
        this.policy = policy;
    }

    /// What must not depend on who won by a millisecond.
    record End(
            int session,
            ConversationStatus status,
            @Nullable Actor servedBy,
            @Nullable CloseReason reason,
            Set<String> said) {}

    Decision apply(ConversationInput input) {
        Decision decision = ConversationMachine.decide(state, input, policy);
        for (ConversationEvent event : decision.events()) {
            state = ConversationMachine.evolve(state, event);
            remember(event);
        }
        decisions.add(decision);
        return decision;
    }

    ConversationState state() {
        return state;
    }

    List<Decision> decisions() {
        return decisions;
    }

    End end() {
        return switch (state) {
            case NoSession _ -> new End(0, ConversationStatus.CLOSED, null, null, said);
            case WithSession with ->
                new End(
                        with.session().number(),
                        with.status(),
                        with.session().servedBy(),
                        with instanceof Closed closed ? closed.reason() : null,
                        said);
        };
    }

    /// Everyone falls silent: only clocks run until the session closes.
    @Nullable
    CloseReason afterSilence() {
        if (state instanceof NoSession) {
            return null;
        }
        World silent = new World(state, policy);
        for (int i = 0; i < 10; i++) {
            if (silent.state instanceof Closed closed) {
                return closed.reason();
            }
            Open open = (Open) silent.state;
            Instant deadline = Deadline.of(open, policy.timeouts()).at();
            Instant last = open.session().lastAt();
            silent.apply(Inputs.timer(
                    deadline.isBefore(last) ? last : deadline, open.session().number()));
        }
        throw new AssertionError("a zombie: " + state);
    }

    private void remember(ConversationEvent event) {
        int session = state instanceof WithSession with ? with.session().number() : 0;
        switch (event) {
            case CustomerMessageKept kept -> said.add(session + ":" + kept.sid());
            case SurveyAnswered kept -> said.add(session + ":" + kept.sid());
            case ReplyKept kept -> said.add(session + ":" + kept.messageId());
            default -> {
                /* nobody's words */
            }
        }
    }
}
