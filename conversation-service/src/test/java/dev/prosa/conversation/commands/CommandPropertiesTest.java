package dev.prosa.conversation.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CommandPropertiesTest {

    @Test
    void theDefaults() {
        CommandProperties properties = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("prosa.commands", CommandProperties.class);

        assertThat(properties).isEqualTo(new CommandProperties(Duration.ofSeconds(5), 2_000));
    }

    @Test
    void whatIsOutOfRangeIsNamed() {
        assertThatThrownBy(() -> new CommandProperties(Duration.ofMillis(499), 1))
                .hasMessageStartingWith("prosa.commands.patience must be 500ms to 30s");
        assertThatThrownBy(() -> new CommandProperties(Duration.ofSeconds(31), 1))
                .hasMessageStartingWith("prosa.commands.patience must be 500ms to 30s");
        assertThatThrownBy(() -> new CommandProperties(Duration.ofSeconds(5), 0))
                .hasMessageStartingWith("prosa.commands.waiting must be 1 to 100000");
    }
}
