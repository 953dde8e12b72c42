package dev.prosa.analytics.reports;

import dev.prosa.contracts.identity.OrganizationId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// Reads a [SummaryQuery] from a request's parameters, and says what is wrong with them.
final class SummaryParameters {

    private static final List<String> KNOWN = List.of("from", "to", "groupBy", "organizationId", "timeZone");
    private static final Duration DEFAULT_INTERVAL = Duration.ofHours(24);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");
    private static final String INSTANT =
            "an instant such as 2026-11-02T09:00:00Z or a date such as 2026-11-02, from 2000 to 2999";

    private final Map<String, String> given;

    private SummaryParameters(Map<String, String> given) {
        this.given = given;
    }

    /// @param now the default for `to`
    /// @throws BadParameterException naming the first parameter at fault
    static SummaryQuery read(MultiValueMap<String, String> request, Instant now) {
        request.forEach(SummaryParameters::checkKnownAndGivenOnce);
        SummaryParameters parameters = new SummaryParameters(request.asSingleValueMap());
        ZoneId zone = parameters.timeZone();
        Grouping grouping = parameters.grouping();
        Instant to = parameters.instant("to", zone, now.truncatedTo(ChronoUnit.MILLIS));
        Instant from = parameters.instant("from", zone, to.minus(DEFAULT_INTERVAL));
        checkInterval(from, to, grouping);
        return new SummaryQuery(from, to, grouping, zone, parameters.organization());
    }

    private static void checkKnownAndGivenOnce(String name, List<@Nullable String> values) {
        String known = String.join(", ", KNOWN);
        if (!KNOWN.contains(name)) {
            throw BadParameterException.of("parameter", "one of " + known, name);
        }
        if (values.size() > 1) {
            throw new BadParameterException(name, "given once", name + " is given " + values.size() + " times");
        }
    }

    private static void checkInterval(Instant from, Instant to, Grouping grouping) {
        if (!from.isBefore(to)) {
            throw BadParameterException.of("from", "before to (" + to + ")", from.toString());
        }
        Duration interval = Duration.between(from, to);
        if (interval.compareTo(grouping.longest()) > 0) {
            throw BadParameterException.of(
                    "from",
                    "at most %d days before to, for groupBy=%s"
                            .formatted(grouping.longest().toDays(), grouping.parameter()),
                    from.toString());
        }
    }

    private Grouping grouping() {
        String name = given.getOrDefault("groupBy", Grouping.REASON.parameter());
        return Grouping.named(name)
                .orElseThrow(() -> BadParameterException.of("groupBy", "one of " + Grouping.names(), name));
    }

    /// Names only: PostgreSQL reads the sign of an offset the other way round.
    private ZoneId timeZone() {
        String name = given.getOrDefault("timeZone", "UTC");
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw BadParameterException.of("timeZone", "a time zone's name such as America/Sao_Paulo or UTC", name);
        }
        return ZoneId.of(name);
    }

    private @Nullable OrganizationId organization() {
        String id = given.get("organizationId");
        try {
            return id == null ? null : OrganizationId.of(id);
        } catch (IllegalArgumentException e) {
            throw BadParameterException.of("organizationId", "a UUID", id == null ? "" : id);
        }
    }

    private Instant instant(String name, ZoneId zone, Instant otherwise) {
        String value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            Instant instant = parse(value, zone);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw BadParameterException.of(name, INSTANT, value);
        }
        throw BadParameterException.of(name, INSTANT, value);
    }

    private static Instant parse(String value, ZoneId zone) throws DateTimeParseException {
        return value.indexOf('T') < 0
                ? LocalDate.parse(value).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(value).toInstant();
    }
}
