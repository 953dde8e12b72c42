package dev.prosa.standalone.client;

import dev.prosa.standalone.demo.HumanDuration;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/// Where to begin to read a topic.
public sealed interface StartingPoint {

    record Beginning() implements StartingPoint {}

    record End() implements StartingPoint {}

    /// At the first record of that time or later.
    record Time(Instant instant) implements StartingPoint {}

    /// At that offset of each partition, or the nearest that there is.
    record Offset(long offset) implements StartingPoint {}

    /// Reads `beginning`, `end`, an offset (`1200`), a time (`2026-11-20T10:15:00Z`, or without a
    /// zone in the machine's own) or how long ago (`10m`).
    ///
    /// @throws IllegalArgumentException if it is none of these
    static StartingPoint parse(String text, Clock clock) {
        return switch (text) {
            case "beginning" -> new Beginning();
            case "end" -> new End();
            default -> text.matches("\\d{1,18}") ? new Offset(Long.parseLong(text)) : new Time(time(text, clock));
        };
    }

    private static Instant time(String text, Clock clock) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return withoutZone(text, clock);
        }
    }

    private static Instant withoutZone(String text, Clock clock) {
        try {
            return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException e) {
            return ago(text, clock);
        }
    }

    private static Instant ago(String text, Clock clock) {
        try {
            return clock.instant().minus(HumanDuration.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no place to start: write beginning, end, an offset "
                    + "(1200), a time (2026-11-20T10:15:00Z) or how long ago (10m)");
        }
    }
}
