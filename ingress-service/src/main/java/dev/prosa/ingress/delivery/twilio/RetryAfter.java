package dev.prosa.ingress.delivery.twilio;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// The header `Retry-After`: seconds or a date (RFC 9110, 10.2.3).
final class RetryAfter {

    private RetryAfter() {}

    /// Null where the header is missing or of no use.
    static @Nullable Duration of(HttpHeaders headers) {
        String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        Duration wait = value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value);
        return wait == null || wait.isNegative() ? null : wait;
    }

    private static @Nullable Duration until(String date) {
        try {
            return Duration.between(Instant.now(), Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException _) {
            return null;
        }
    }
}
