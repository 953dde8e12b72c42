package dev.prosa.conversation.domain;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Role;
import org.jspecify.annotations.Nullable;

/// Who gave a command, and what they had before their eyes.
///
/// @param session the session they aimed at; null aims at the current one
/// @param seen position of the last message on their screen; null where it was not said
public record Sender(
        OrganizationId organization,
        AgentId agent,
        Role role,
        CommandId command,
        @Nullable Integer session,
        @Nullable Long seen) {

    /// The one who would serve: an agent (supervisors serve as agents too) or the assistant.
    Actor asServer() {
        return role == Role.ASSISTANT ? Actor.ASSISTANT : Actor.agent(agent.value());
    }

    /// The one who acts, in the capacity in which they act.
    public Actor actor() {
        return switch (role) {
            case AGENT -> Actor.agent(agent.value());
            case SUPERVISOR, ADMINISTRATOR -> Actor.supervisor(agent.value());
            case ASSISTANT -> Actor.ASSISTANT;
            case OPERATOR -> Actor.SYSTEM;
        };
    }

    boolean hasSeen(long position) {
        return seen != null && seen >= position;
    }
}
