package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// The assistant answers the customer.
public record AssistantReplied(ConversationId conversationId, CommandContext command, String body) implements Command {}
