package dev.prosa.expiry.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ExpiryPropertiesTest {

    @Test
    void theDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ExpiryProperties(
                        "expiry-service",
                        2_000,
                        250,
                        2_000,
                        Duration.ofMillis(50),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        65_536));
    }

    @ParameterizedTest
    @CsvSource({
        "group-id, ''",
        "max-poll-records, 0",
        "slice, 10001",
        "in-flight, 0",
        "poll-timeout, 2s",
        "acknowledgement-timeout, 999ms",
        "retry-delay, 0s",
        "reconnect-delay, 61s",
        "remembered-versions, 0"
    })
    void aBadValueIsNamed(String property, String value) {
        assertThatThrownBy(() -> bind(Map.of("prosa.expiry." + property, value)))
                .rootCause()
                .hasMessageStartingWith("prosa.expiry." + property + " must");
    }

    private static ExpiryProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("prosa.expiry", ExpiryProperties.class);
    }
}
