package dev.prosa.conversation.agents;

import dev.prosa.contracts.identity.ConversationId;

/// Nobody has written under this ID, or not to the organisation that asks.
public final class NoSuchConversationException extends RuntimeException {

    public NoSuchConversationException(ConversationId id) {
        super("There is no conversation " + id + ".");
    }
}
