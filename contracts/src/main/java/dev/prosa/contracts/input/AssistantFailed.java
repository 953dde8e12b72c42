package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// The assistant could not answer. A fallback text goes out and the history keeps the error.
///
/// @param error what went wrong, for the record; no customer text
public record AssistantFailed(ConversationId conversationId, CommandContext command, String error) implements Command {}
