package dev.prosa.conversation.store;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;

/// What makes a customer's message the same message.
public record KnownMessage(ConversationId conversation, MessageSid sid) {}
