package dev.prosa.analytics.closures;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How `closed-conversations` is taken in (`prosa.intake`).
///
/// @param batchSize records a transaction holds at most, 1 to 10,000
/// @param timeout how long the database may take for one batch, 1 s to 4 min: Kafka gives up on a
///     consumer after five
/// @param retryAfter the first pause when the database is away, 10 ms to 1 min; each next one is
///     twice as long
/// @param retryAtMost the longest pause, `retryAfter` to 1 min
@ConfigurationProperties("prosa.intake")
record IntakeProperties(
        @DefaultValue("1000") int batchSize,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("500ms") Duration retryAfter,
        @DefaultValue("10s") Duration retryAtMost) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    IntakeProperties {
        if (batchSize < 1 || batchSize > 10_000) {
            throw new IllegalArgumentException("prosa.intake.batch-size must be 1 to 10000 but is " + batchSize);
        }
        check("timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(4));
        check("retry-after", retryAfter, Duration.ofMillis(10), MINUTE);
        check("retry-at-most", retryAtMost, retryAfter, MINUTE);
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "prosa.intake.%s must be %s to %s but is %s".formatted(name, least, most, value));
        }
    }
}
