package dev.prosa.analytics.reports;

import dev.prosa.contracts.identity.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Which closings are summed up, and how.
///
/// @param from the first instant of `closedAt` that counts
/// @param to the first that no longer does
/// @param timeZone decides where days and hours begin
/// @param organizationId null for all
record SummaryQuery(
        Instant from,
        Instant to,
        Grouping grouping,
        ZoneId timeZone,
        @Nullable OrganizationId organizationId) {

    /// Whoever belongs to an organisation sees no other.
    ///
    /// @param seer null sees all
    /// @throws NoSuchOrganizationException if another was asked for: whether there is one is nobody's
    ///     business
    SummaryQuery seenBy(@Nullable OrganizationId seer) {
        if (seer == null || seer.equals(organizationId)) {
            return this;
        }
        if (organizationId != null) {
            throw new NoSuchOrganizationException(organizationId);
        }
        return new SummaryQuery(from, to, grouping, timeZone, seer);
    }
}
