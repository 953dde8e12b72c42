package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A decision in the making: the events so far and the state they lead to. Lives within one call
/// of `decide`.
final class Draft {

    private final List<ConversationEvent> events = new ArrayList<>();
    private ConversationState state;

    Draft(ConversationState state) {
        this.state = state;
    }

    Draft add(ConversationEvent event) {
        events.add(event);
        state = Evolution.evolve(state, event);
        return this;
    }

    Draft enter(ConversationStatus status, Instant at) {
        return add(ConversationEvent.StatusEntered.of(status, at));
    }

    ConversationState state() {
        return state;
    }

    List<ConversationEvent> events() {
        return List.copyOf(events);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    boolean isOpen() {
        return state instanceof Open;
    }

    Session session() {
        return switch (state) {
            case WithSession with -> with.session();
            case NoSession _ -> throw new IllegalStateException("no session yet");
        };
    }

    /// The open state, or in a closed session the state before the close.
    Open open() {
        return switch (state) {
            case Open open -> open;
            case Closed closed -> closed.before();
            case NoSession _ -> throw new IllegalStateException("no session yet");
        };
    }

    /// The position of the next message.
    long nextPosition() {
        return session().lastPosition() + 1;
    }
}
