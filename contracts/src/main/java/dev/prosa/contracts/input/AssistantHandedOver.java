package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// The assistant asks for a person.
///
/// @param reason why, for the agent who takes over
public record AssistantHandedOver(ConversationId conversationId, CommandContext command, String reason)
        implements Command {}
