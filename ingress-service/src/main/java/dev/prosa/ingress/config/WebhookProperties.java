package dev.prosa.ingress.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What one webhook may cost.
///
/// @param maxBodySize a larger body is answered 413; 1 KB to 256 KB. A WhatsApp text of 4,096
///     emoji needs 50 KB
/// @param maxInFlight how many webhooks may be on their way at once; the next is answered 503
///     immediately. Together
/// with the size it bounds memory; 1 to 100,000
/// @param receiveTimeout how long a request may take to arrive; 100 ms to 1 min
/// @param acknowledgementTimeout how long Kafka may take before the answer is 503; 1 s to 14 s,
///     since Twilio itself
/// waits 15 s
@ConfigurationProperties("prosa.webhooks")
public record WebhookProperties(
        @DefaultValue("64KB") DataSize maxBodySize,
        @DefaultValue("2048") int maxInFlight,
        @DefaultValue("10s") Duration receiveTimeout,
        @DefaultValue("5s") Duration acknowledgementTimeout) {

    public WebhookProperties {
        if (maxBodySize.toBytes() < 1024 || maxBodySize.toKilobytes() > 256) {
            throw new IllegalArgumentException(
                    "prosa.webhooks.max-body-size must be 1KB to 256KB but is " + maxBodySize);
        }
        if (maxInFlight < 1 || maxInFlight > 100_000) {
            throw new IllegalArgumentException(
                    "prosa.webhooks.max-in-flight must be 1 to 100000 but is " + maxInFlight);
        }
        requireBetween("receive-timeout", receiveTimeout, Duration.ofMillis(100), Duration.ofMinutes(1));
        requireBetween(
                "acknowledgement-timeout", acknowledgementTimeout, Duration.ofSeconds(1), Duration.ofSeconds(14));
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "prosa.webhooks." + name + " must be " + least + " to " + most + " but is " + value);
        }
    }
}
