package dev.prosa.analytics.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a summary is cut by.
enum Grouping {
    REASON("close_reason", 366),
    /// By the first agent who served; sessions nobody served have no key.
    AGENT("accepted_by", 366),
    /// By calendar day in the asked time zone, `2026-11-02`.
    DAY("date_part('epoch', date_trunc('day', closed_at, :timeZone))::bigint::text", 366),
    /// By hour in the asked time zone, named by its start: `2026-11-02T14:00:00-03:00`.
    HOUR("date_part('epoch', date_trunc('hour', closed_at, :timeZone))::bigint::text", 31);

    private final String key;
    private final Duration longest;

    Grouping(String key, int longestInDays) {
        this.key = key;
        this.longest = Duration.ofDays(longestInDays);
    }

    static Optional<Grouping> named(String name) {
        return Arrays.stream(values())
                .filter(grouping -> grouping.parameter().equals(name))
                .findFirst();
    }

    /// `reason, agent, day, hour`.
    static String names() {
        return Arrays.stream(values()).map(Grouping::parameter).collect(Collectors.joining(", "));
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The group's key as SQL, text or null. Days and hours are their start, in seconds since 1970.
    String key() {
        return key;
    }

    boolean needsTimeZone() {
        return this == DAY || this == HOUR;
    }

    /// The longest interval it may be asked for.
    Duration longest() {
        return longest;
    }

    /// The key as the caller reads it.
    String shown(String key, ZoneId zone) {
        return switch (this) {
            case REASON, AGENT -> key;
            case DAY -> start(key, zone).toLocalDate().toString();
            case HOUR -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start(key, zone));
        };
    }

    private static ZonedDateTime start(String key, ZoneId zone) {
        return Instant.ofEpochSecond(Long.parseLong(key)).atZone(zone);
    }
}
