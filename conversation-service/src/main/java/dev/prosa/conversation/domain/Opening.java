package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.conversation.domain.ConversationEvent.CustomerMessageKept;
import dev.prosa.conversation.domain.ConversationEvent.SessionOpened;
import dev.prosa.conversation.domain.ConversationInput.MessageReceived;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.Decision.Accepted;
import org.jspecify.annotations.Nullable;

/// A message opens a session: the first, or the next.
final class Opening {

    /// How many of the last session's messages lie on top of the next, so nobody asks "what were
    /// we talking about?".
    private static final int CONTEXT = 10;

    private Opening() {}

    static Decision first(NoSession none, MessageReceived message, ConversationPolicy policy) {
        return new Accepted(
                open(new Draft(none), message, policy, 1, null, null, 0).events());
    }

    /// The session after a closed one, linked to it and with its last messages on top.
    static Decision next(Closed closed, MessageReceived message, ConversationPolicy policy) {
        return new Accepted(
                after(new Draft(closed), closed.session(), message, policy).events());
    }

    /// Adds the next session to a decision whose state is closed. Nothing of it crosses
    /// organisations.
    static Draft after(Draft draft, Session last, MessageReceived message, ConversationPolicy policy) {
        boolean sameOwner = last.organization().equals(message.addressOwner());
        Integer previous = sameOwner ? last.number() : null;
        Long context = sameOwner ? contextFrom(last) : null;
        return open(draft, message, policy, last.number() + 1, previous, context, last.lastPosition());
    }

    /// The last messages, and all that were never answered.
    private static @Nullable Long contextFrom(Session last) {
        long recent = Math.max(1, last.lastPosition() - CONTEXT + 1);
        Long unanswered = last.dialogue().unansweredFrom();
        return unanswered == null ? recent : Math.min(recent, unanswered);
    }

    private static Draft open(
            Draft draft,
            MessageReceived message,
            ConversationPolicy policy,
            int number,
            @Nullable Integer previous,
            @Nullable Long context,
            long lastPosition) {
        Reading.Level level = message.reading().level(false);
        draft.add(new SessionOpened(
                message.at(),
                number,
                message.addressOwner(),
                message.channel(),
                previous,
                context,
                lastPosition,
                policy.assistantOn() ? Actor.ASSISTANT : null));
        draft.add(new CustomerMessageKept(
                message.at(),
                lastPosition + 1,
                message.sid(),
                level,
                message.reading().confidence()));
        return level == Reading.Level.HIGH ? draft.enter(WAITING_CLOSE, message.at()) : draft;
    }
}
