package dev.prosa.conversation.store;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;

/// What makes a command the same command.
public record CommandKey(ConversationId conversation, OrganizationId organization, AgentId agent, CommandId command) {}
