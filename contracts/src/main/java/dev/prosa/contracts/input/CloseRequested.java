package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// Closes the session. Carries what the sender has seen, or is refused.
public record CloseRequested(ConversationId conversationId, CommandContext command) implements Command {}
