package dev.prosa.conversation.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DirectoryPropertiesTest {

    @Test
    void aChangeIsInForceAfterSecondsByDefault() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new DirectoryProperties(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @CsvSource({
        "refresh, 50ms, prosa.directory.refresh must be from PT0.1S to PT1H but is PT0.05S",
        "patience, 11m, prosa.directory.patience must be from PT0.001S to PT10M but is PT11M",
        "timeout, 0s, prosa.directory.timeout must be from PT0.1S to PT10M but is PT0S"
    })
    void aBadValueIsNamed(String property, String value, String message) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(Map.of("prosa.directory." + property, value)))
                .havingRootCause()
                .withMessage(message);
    }

    private static DirectoryProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("prosa.directory", DirectoryProperties.class);
    }
}
