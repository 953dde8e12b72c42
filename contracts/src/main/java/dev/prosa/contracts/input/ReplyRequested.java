package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// An agent answers the customer.
///
/// @param body 1 to 4096 characters
public record ReplyRequested(ConversationId conversationId, CommandContext command, String body) implements Command {}
