package dev.prosa.conversation.organization;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.people.Caller;
import dev.prosa.conversation.people.Person;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Somebody who is to join an organisation, as a request says. Null is what was not said.
record Newcomer(
        @Nullable String agentId,
        @Nullable String name,
        @Nullable String email,
        @Nullable Role role) {

    private static final Pattern AGENT_ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;

    /// @throws OrganizationException naming what is wrong
    Person person(OrganizationId organization) {
        if (agentId == null || !AGENT_ID.matcher(agentId).matches()) {
            throw OrganizationException.invalid(
                    "agentId", "must have 1 to 64 lower-case letters, digits, dots, hyphens or underscores");
        }
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw OrganizationException.invalid("name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        if (email == null
                || email.length() > LONGEST_EMAIL
                || !EMAIL.matcher(email).matches()) {
            throw OrganizationException.invalid("email", "must be an address like ana@example.com");
        }
        if (role != Role.AGENT && role != Role.SUPERVISOR && role != Role.ADMINISTRATOR) {
            throw OrganizationException.invalid("role", "must be AGENT, SUPERVISOR or ADMINISTRATOR");
        }
        return new Person(new Caller(organization, new AgentId(agentId), role), name.strip(), email.strip());
    }

    /// Without name and address, which must not reach a log.
    @Override
    public String toString() {
        return "Newcomer[agentId=" + agentId + ", role=" + role + "]";
    }
}
