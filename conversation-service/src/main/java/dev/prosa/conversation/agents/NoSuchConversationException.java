package dev.prosa.conversation.agents;

import dev.prosa.contracts.identity.ConversationId;

/// Nobody has written under this ID.
final class NoSuchConversationException extends RuntimeException {

    NoSuchConversationException(ConversationId id) {
        super("There is no conversation " + id + ".");
    }
}
