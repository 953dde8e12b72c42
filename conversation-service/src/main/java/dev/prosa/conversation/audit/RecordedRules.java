package dev.prosa.conversation.audit;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.conversation.audit.RecordedVersions.Recorded;
import dev.prosa.conversation.domain.Reading;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.conversation.handling.Rules;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.OrganizationVersions;
import dev.prosa.conversation.organization.Ownership;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides every record with the versions it was decided with. One whose transition is missing is
/// decided with the latest: the comparison then says what is missing.
public final class RecordedRules implements Rules {

    private final OrganizationVersions versions;
    private Map<Long, Recorded> recorded = Map.of();

    public RecordedRules(OrganizationVersions versions) {
        this.versions = versions;
    }

    /// What was recorded of the records that are folded next, by offset.
    public void next(Map<Long, Recorded> batch) {
        recorded = batch;
    }

    @Override
    public @Nullable Ownership ownerOf(Readable record, Address channel) {
        Recorded known = recorded.get(record.evidence().offset());
        return switch (known) {
            case null -> versions.latestOwner(channel);
            case Recorded.Parked _ -> null;
            case Recorded.Decided decided ->
                decided.ownershipVersion() == null ? null : versions.owner(channel, decided.ownershipVersion());
        };
    }

    @Override
    public @Nullable OrganizationPolicy policyOf(Readable record, OrganizationId organization) {
        return switch (recorded.get(record.evidence().offset())) {
            case null -> versions.latestPolicy(organization);
            case Recorded.Parked _ -> null;
            case Recorded.Decided decided ->
                decided.policyVersion() == null ? null : versions.policy(organization, decided.policyVersion());
        };
    }

    /// A detector of the same version must read alike, so then the reading is checked too.
    @Override
    public Reading reading(Readable record, Reading now) {
        Reading then =
                recorded.get(record.evidence().offset()) instanceof Recorded.Decided decided ? decided.reading() : null;
        return then == null || then.detectorVersion() == now.detectorVersion() ? now : then;
    }
}
