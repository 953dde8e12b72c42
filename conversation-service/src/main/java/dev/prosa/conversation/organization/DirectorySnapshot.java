package dev.prosa.conversation.organization;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.OrganizationId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Owners and policies in force at one moment. Immutable.
public record DirectorySnapshot(Map<Address, Ownership> owners, Map<OrganizationId, OrganizationPolicy> policies) {

    public DirectorySnapshot {
        owners = Map.copyOf(owners);
        policies = Map.copyOf(policies);
    }

    /// Null where nobody owns the address.
    public @Nullable Ownership ownerOf(Address channelAddress) {
        return owners.get(channelAddress);
    }

    /// @throws IllegalStateException if there is no such organisation: whoever owns an address or a
    ///     session has a policy
    public OrganizationPolicy policyOf(OrganizationId organization) {
        OrganizationPolicy policy = policies.get(organization);
        if (policy == null) {
            throw new IllegalStateException("organisation " + organization + " has no policy");
        }
        return policy;
    }
}
