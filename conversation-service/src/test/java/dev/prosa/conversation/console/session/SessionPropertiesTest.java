package dev.prosa.conversation.console.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SessionPropertiesTest {

    @Test
    void anHourWithoutARequestAndSixteenInAll() {
        SessionProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("prosa.console.session", SessionProperties.class);
        assertThat(defaults).isEqualTo(new SessionProperties(Duration.ofHours(1), Duration.ofHours(16)));
    }

    @ParameterizedTest
    @CsvSource({
        "PT59S, PT1H, prosa.console.session.idle",
        "PT25H, PT48H, prosa.console.session.idle",
        "PT2H, PT1H, prosa.console.session.longest",
        "PT1H, P8D, prosa.console.session.longest"
    })
    void whatIsOutOfBoundsIsNamed(Duration idle, Duration longest, String property) {
        assertThatThrownBy(() -> new SessionProperties(idle, longest)).hasMessageStartingWith(property);
    }
}
