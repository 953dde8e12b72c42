package dev.prosa.conversation.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StreamPropertiesTest {

    @Test
    void theDefaults() {
        StreamProperties properties =
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("prosa.streams", StreamProperties.class);

        assertThat(properties).isEqualTo(new StreamProperties(Duration.ofSeconds(15), 1024, 200, 100_000, 2_000));
    }

    @Test
    void whatIsOutOfRangeIsNamed() {
        Duration ok = Duration.ofSeconds(15);
        assertRefused("heartbeat", () -> new StreamProperties(Duration.ofMillis(99), 1, 1, 1, 1));
        assertRefused("buffer", () -> new StreamProperties(ok, 0, 1, 1, 1));
        assertRefused("per-organization", () -> new StreamProperties(ok, 1, 0, 1, 1));
        assertRefused("resume-records", () -> new StreamProperties(ok, 1, 1, 0, 1));
        assertRefused("resume-events", () -> new StreamProperties(ok, 1, 1, 1, 0));
    }

    private static void assertRefused(String name, Runnable making) {
        assertThatThrownBy(making::run).hasMessageStartingWith("prosa.streams." + name + " must be");
    }
}
