package dev.prosa.analytics.closures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class IntakePropertiesTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner().withUserConfiguration(Intake.class);

    @EnableConfigurationProperties(IntakeProperties.class)
    static class Intake {}

    @Test
    void theDefaultsHold() {
        service.run(context -> assertThat(context.getBean(IntakeProperties.class))
                .isEqualTo(new IntakeProperties(
                        1000, Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ofSeconds(10))));
    }

    @ParameterizedTest
    @CsvSource({
        "batch-size=0, prosa.intake.batch-size must be 1 to 10000 but is 0",
        "batch-size=10001, prosa.intake.batch-size must be 1 to 10000 but is 10001",
        "timeout=5m, prosa.intake.timeout must be PT1S to PT4M but is PT5M",
        "retry-after=0s, prosa.intake.retry-after must be PT0.01S to PT1M but is PT0S",
        "retry-at-most=100ms, prosa.intake.retry-at-most must be PT0.5S to PT1M but is PT0.1S",
    })
    void aBadValueIsNamed(String property, String message) {
        service.withPropertyValues("prosa.intake." + property)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage(message));
    }
}
