package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.ConversationId;
import org.jspecify.annotations.Nullable;

/// Hands the session to another agent, or back to the queue.
///
/// @param toAgent who shall serve; null puts the session into the queue
public record TransferRequested(
        ConversationId conversationId,
        CommandContext command,
        @Nullable AgentId toAgent) implements Command {}
