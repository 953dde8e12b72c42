package dev.prosa.expiry.firing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How timers are kept and fired (`prosa.expiry`).
///
/// @param groupId the consumer group; all instances share it
/// @param maxPollRecords how many records are applied before anything else has its turn, 1 to
///     10,000
/// @param slice how many timers of one partition fire before anything else has its turn, 1 to
///     10,000
/// @param inFlight how many claims of one partition may wait for their acknowledgement, 1 to 10,000
/// @param pollTimeout the longest wait for records, and so for a question by HTTP, 1 ms to 1 s
/// @param acknowledgementTimeout after which a claim counts as lost, 1 s to 5 min
/// @param retryDelay how long the partition of a lost claim waits before it tries again, 10 ms to
///     1 min
/// @param reconnectDelay between attempts while topics are missing or Kafka refuses, 10 ms to 1 min
/// @param rememberedVersions how many timers that fired or were disarmed a partition remembers, to
///     tell a late copy of
///     their records, 1 to 10,000,000; 60 bytes each
@ConfigurationProperties("prosa.expiry")
public record ExpiryProperties(
        @DefaultValue("expiry-service") String groupId,
        @DefaultValue("2000") int maxPollRecords,
        @DefaultValue("250") int slice,
        @DefaultValue("2000") int inFlight,
        @DefaultValue("50ms") Duration pollTimeout,
        @DefaultValue("30s") Duration acknowledgementTimeout,
        @DefaultValue("1s") Duration retryDelay,
        @DefaultValue("2s") Duration reconnectDelay,
        @DefaultValue("65536") int rememberedVersions) {

    public ExpiryProperties {
        if (groupId.isBlank()) {
            throw new IllegalArgumentException("prosa.expiry.group-id must not be blank");
        }
        within("max-poll-records", maxPollRecords, 1, 10_000);
        within("slice", slice, 1, 10_000);
        within("in-flight", inFlight, 1, 10_000);
        within("poll-timeout", pollTimeout, Duration.ofMillis(1), Duration.ofSeconds(1));
        within("acknowledgement-timeout", acknowledgementTimeout, Duration.ofSeconds(1), Duration.ofMinutes(5));
        within("retry-delay", retryDelay, Duration.ofMillis(10), Duration.ofMinutes(1));
        within("reconnect-delay", reconnectDelay, Duration.ofMillis(10), Duration.ofMinutes(1));
        within("remembered-versions", rememberedVersions, 1, 10_000_000);
    }

    private static <T extends Comparable<T>> void within(String name, T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "prosa.expiry." + name + " must be from " + least + " to " + most + ": " + value);
        }
    }
}
