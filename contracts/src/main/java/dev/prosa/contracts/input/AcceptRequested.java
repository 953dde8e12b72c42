package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// An agent wants to serve the session.
public record AcceptRequested(ConversationId conversationId, CommandContext command) implements Command {}
