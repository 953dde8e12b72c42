package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// The assistant asks for a person.
///
/// @param reason why, for the agent who takes over
public record AssistantHandedOver(ConversationId conversationId, CommandContext command, String reason)
        implements Command {

    /// Without the words, which must not reach a log.
    @Override
    public String toString() {
        return "AssistantHandedOver[conversationId=" + conversationId + ", command=" + command + "]";
    }
}
