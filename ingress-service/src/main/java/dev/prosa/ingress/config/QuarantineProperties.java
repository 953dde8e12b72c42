package dev.prosa.ingress.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much of what anybody may post is kept. What is beyond a limit is refused all the same,
/// counted and dropped.
///
/// @param maxBodySize a larger body is not kept, since a part of it could never be checked again;
///     0 or more
/// @param sourcePerMinute kept from one address (IPv6: one /64) a minute; as many may come at
///     once; 1 or more
/// @param perMinute kept from all addresses a minute; as many may come at once; 1 or more
/// @param volumePerDay bytes kept a day; a quarter of it may come at once; 1 KB or more. Times 30
///     days it is what
/// `quarantined-webhooks` can grow to
@ConfigurationProperties("prosa.quarantine")
public record QuarantineProperties(
        @DefaultValue("64KB") DataSize maxBodySize,
        @DefaultValue("600") int sourcePerMinute,
        @DefaultValue("6000") int perMinute,
        @DefaultValue("1GB") DataSize volumePerDay) {

    public QuarantineProperties {
        if (maxBodySize.isNegative()) {
            throw new IllegalArgumentException(
                    "prosa.quarantine.max-body-size must be 0 or more but is " + maxBodySize);
        }
        requirePositive("source-per-minute", sourcePerMinute);
        requirePositive("per-minute", perMinute);
        if (volumePerDay.toBytes() < 1024) {
            throw new IllegalArgumentException(
                    "prosa.quarantine.volume-per-day must be 1KB or more but is " + volumePerDay);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("prosa.quarantine." + name + " must be 1 or more but is " + value);
        }
    }
}
