package dev.prosa.conversation.organization;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.prosa.contracts.vocabulary.Role;
import java.util.List;
import java.util.UUID;

/// An organisation as its people see it.
///
/// @param policy the latest version, as it was given
record OrganizationItem(
        UUID organizationId,
        String name,
        List<String> channelAddresses,
        int policyVersion,
        @JsonRawValue String policy,
        List<PersonItem> people) {

    record PersonItem(String agentId, String name, String email, Role role) {}
}
