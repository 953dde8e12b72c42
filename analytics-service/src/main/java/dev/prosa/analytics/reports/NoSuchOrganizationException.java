package dev.prosa.analytics.reports;

import dev.prosa.contracts.identity.OrganizationId;

/// Nobody of that ID, as far as whoever asks may know.
final class NoSuchOrganizationException extends RuntimeException {

    NoSuchOrganizationException(OrganizationId id) {
        super("There is no organisation " + id + ". Leave organizationId out to ask about your own.");
    }
}
