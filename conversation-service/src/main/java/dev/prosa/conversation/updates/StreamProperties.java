package dev.prosa.conversation.updates;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The limits of event streams (`prosa.streams`).
///
/// @param heartbeat how long a stream may be silent, 100 ms or more; 15 s by default
/// @param buffer events that may wait for a client before it is disconnected, 1 to 100,000; 1,024 by
///     default
/// @param perOrganization streams an organisation may have open at once in one instance, 1 or more;
///     200 by default
/// @param resumeRecords how many records, of everybody's, are read again for a client that was
///     away, 1 or more; 100,000 by default
/// @param resumeEvents how many events a client that was away is sent at most, 1 or more; 2,000 by
///     default. Whoever missed more begins anew
@ConfigurationProperties("prosa.streams")
record StreamProperties(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("1024") int buffer,
        @DefaultValue("200") int perOrganization,
        @DefaultValue("100000") int resumeRecords,
        @DefaultValue("2000") int resumeEvents) {

    StreamProperties {
        require(heartbeat.toMillis() >= 100, "heartbeat must be 100ms or more", heartbeat);
        require(buffer >= 1 && buffer <= 100_000, "buffer must be 1 to 100000", buffer);
        require(perOrganization >= 1, "per-organization must be 1 or more", perOrganization);
        require(resumeRecords >= 1, "resume-records must be 1 or more", resumeRecords);
        require(resumeEvents >= 1, "resume-events must be 1 or more", resumeEvents);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("prosa.streams.%s but is %s".formatted(rule, value));
        }
    }
}
