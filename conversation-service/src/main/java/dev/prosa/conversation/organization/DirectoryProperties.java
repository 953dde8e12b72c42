package dev.prosa.conversation.organization;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the directory of organisations keeps up with PostgreSQL (`prosa.directory`).
///
/// @param refresh how often it looks for changes, 100 ms to 1 h: a change is in force everywhere
///     after that
/// @param patience how long the first reader waits for the first load, 1 ms to 10 min
/// @param timeout how long PostgreSQL may take for one look, 100 ms to 10 min
@ConfigurationProperties("prosa.directory")
record DirectoryProperties(
        @DefaultValue("3s") Duration refresh,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("10s") Duration timeout) {

    DirectoryProperties {
        check("refresh", refresh, Duration.ofMillis(100), Duration.ofHours(1));
        check("patience", patience, Duration.ofMillis(1), Duration.ofMinutes(10));
        check("timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(10));
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "prosa.directory.%s must be from %s to %s but is %s".formatted(name, least, most, value));
        }
    }
}
