package dev.prosa.conversation.organization;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.OrganizationId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every version there ever was, for replays.
public final class OrganizationVersions {

    /// Every ownership.
    public static final String OWNERS = "SELECT channel_address, version, organization_id FROM address_ownership"
            + " WHERE organization_id IS NOT NULL";

    /// Every policy.
    public static final String POLICIES = "SELECT organization_id, version, policy FROM organization_policy";

    private final Map<Address, TreeMap<Integer, Ownership>> owners = new HashMap<>();
    private final Map<OrganizationId, TreeMap<Integer, OrganizationPolicy>> policies = new HashMap<>();

    public void addOwner(Address channel, int version, OrganizationId owner) {
        owners.computeIfAbsent(channel, _ -> new TreeMap<>()).put(version, new Ownership(owner, version));
    }

    /// @param document as column `organization_policy.policy` holds it
    public void addPolicy(OrganizationId organization, int version, String document) {
        policies.computeIfAbsent(organization, _ -> new TreeMap<>())
                .put(version, PolicyDocument.read(document).policy(version));
    }

    /// Null where there is no such version.
    public @Nullable Ownership owner(Address channel, int version) {
        TreeMap<Integer, Ownership> versions = owners.get(channel);
        return versions == null ? null : versions.get(version);
    }

    /// Null where there is no such version.
    public @Nullable OrganizationPolicy policy(OrganizationId organization, int version) {
        TreeMap<Integer, OrganizationPolicy> versions = policies.get(organization);
        return versions == null ? null : versions.get(version);
    }

    /// Null where nobody ever owned it.
    public @Nullable Ownership latestOwner(Address channel) {
        TreeMap<Integer, Ownership> versions = owners.get(channel);
        return versions == null ? null : versions.lastEntry().getValue();
    }

    /// Null where nobody knows the organisation.
    public @Nullable OrganizationPolicy latestPolicy(OrganizationId organization) {
        TreeMap<Integer, OrganizationPolicy> versions = policies.get(organization);
        return versions == null ? null : versions.lastEntry().getValue();
    }
}
