package dev.prosa.standalone.client;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.vocabulary.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who gives commands, and in which capacity.
public record Sender(AgentId agent, Role role, OrganizationId organization) {

    public static Sender agent(String id, OrganizationId organization) {
        return new Sender(new AgentId(id), Role.AGENT, organization);
    }

    public static Sender supervisor(String id, OrganizationId organization) {
        return new Sender(new AgentId(id), Role.SUPERVISOR, organization);
    }

    /// A new command aimed at the conversation as the sender sees it now, all its messages read.
    public CommandContext lookingAt(ConversationView conversation) {
        return aimedAt(conversation.session(), conversation.lastPosition());
    }

    /// A new command.
    ///
    /// @param session null aims at whichever session is current
    /// @param seen position of the last message read, null where that is not said
    public CommandContext aimedAt(@Nullable Integer session, @Nullable Long seen) {
        var id = new CommandId(UUID.randomUUID().toString());
        return new CommandContext(id, organization, agent, role, session, seen, Instant.now());
    }
}
