package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// Keeps a note beside the conversation. The customer never sees it.
public record NoteRequested(ConversationId conversationId, CommandContext command, String body) implements Command {}
