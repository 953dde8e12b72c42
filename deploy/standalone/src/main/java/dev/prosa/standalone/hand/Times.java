package dev.prosa.standalone.hand;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Instants on the clock of whoever looks.
final class Times {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    /// The time of day, with the date if it is not today's.
    static String local(Instant instant) {
        var time = instant.atZone(ZoneId.systemDefault());
        return time.toLocalDate().equals(LocalDate.now()) ? TODAY.format(time) : EARLIER.format(time);
    }
}
