package dev.prosa.conversation.organization;

import dev.prosa.contracts.identity.OrganizationId;

/// Who owns a channel address. An immutable version: when the address changes hands, the next
/// version says so.
///
/// @param version per address, from 1; recorded with every transition, so a replay decides alike
public record Ownership(OrganizationId organization, int version) {

    public Ownership {
        if (version < 1) {
            throw new IllegalArgumentException("an ownership's version must be 1 or more but is " + version);
        }
    }
}
