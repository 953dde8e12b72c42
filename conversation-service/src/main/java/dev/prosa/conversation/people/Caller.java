package dev.prosa.conversation.people;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;

/// Who asks, for whom and in which capacity. Comes from the token alone: nothing a request says
/// can change it.
public record Caller(OrganizationId organization, AgentId agent, Role role) {}
