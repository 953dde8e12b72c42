package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who asks, in which capacity, and what they had before their eyes.
///
/// @param commandId unique per organisation, agent and conversation: the same ID twice has one
///     effect
/// @param session the session the command was aimed at, from 1; null aims at whichever is current
/// @param seen position of the last message on the sender's screen, from 1; 0 for none; null where
///     it was not said
/// @param occurredAt when the sender's clock said so; information only
public record CommandContext(
        CommandId commandId,
        OrganizationId organizationId,
        AgentId agentId,
        Role role,
        @Nullable Integer session,
        @Nullable Long seen,
        Instant occurredAt) {

    /// @throws IllegalArgumentException if `session` is below 1 or `seen` below 0
    public CommandContext {
        if (session != null && session < 1) {
            throw new IllegalArgumentException("session must be 1 or more: " + session);
        }
        if (seen != null && seen < 0) {
            throw new IllegalArgumentException("seen must be 0 or more: " + seen);
        }
    }
}
