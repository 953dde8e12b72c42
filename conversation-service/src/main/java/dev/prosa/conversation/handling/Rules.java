package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.conversation.domain.Reading;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.conversation.organization.DirectorySnapshot;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.Ownership;
import org.jspecify.annotations.Nullable;

/// With which versions a record is decided: those in force, or, in a replay, those it was decided
/// with.
public interface Rules {

    /// Null where nobody owns the address.
    @Nullable
    Ownership ownerOf(Readable record, Address channel);

    /// Null where nobody knows the organisation.
    @Nullable
    OrganizationPolicy policyOf(Readable record, OrganizationId organization);

    /// How the closure detector reads a message.
    ///
    /// @param now how it reads the message now
    Reading reading(Readable record, Reading now);

    /// What is in force.
    static Rules inForce(DirectorySnapshot directory) {
        return new Rules() {
            @Override
            public @Nullable Ownership ownerOf(Readable record, Address channel) {
                return directory.ownerOf(channel);
            }

            @Override
            public @Nullable OrganizationPolicy policyOf(Readable record, OrganizationId organization) {
                return directory.policies().get(organization);
            }

            @Override
            public Reading reading(Readable record, Reading now) {
                return now;
            }
        };
    }
}
