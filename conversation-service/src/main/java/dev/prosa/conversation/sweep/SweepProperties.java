package dev.prosa.conversation.sweep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How overdue conversations are looked for (`prosa.sweep`).
///
/// @param enabled whether this instance takes part; true by default
/// @param every time between two rounds, 1 s or more; 1 minute by default
/// @param overdue how long past its deadline a conversation must be, 0 or more; 1 minute by default
/// @param lag how far behind a partition may be without being skipped, 1 s or more; 1 minute by
///     default
/// @param again how long the same claim is not repeated, `every` or more; 10 minutes by default
/// @param limit claims per round at most, 1 or more; 10,000 by default
@ConfigurationProperties("prosa.sweep")
public record SweepProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1m") Duration every,
        @DefaultValue("1m") Duration overdue,
        @DefaultValue("1m") Duration lag,
        @DefaultValue("10m") Duration again,
        @DefaultValue("10000") int limit) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    public SweepProperties {
        require(every.compareTo(SECOND) >= 0, "every must be 1s or more", every);
        require(!overdue.isNegative(), "overdue must be 0s or more", overdue);
        require(lag.compareTo(SECOND) >= 0, "lag must be 1s or more", lag);
        require(again.compareTo(every) >= 0, "again must be prosa.sweep.every or more", again);
        require(limit >= 1, "limit must be 1 or more", limit);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("prosa.sweep.%s but is %s".formatted(rule, value));
        }
    }
}
