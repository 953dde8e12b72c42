package dev.prosa.conversation.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SweepPropertiesTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Binding.class);

    @Test
    void withoutAnyConfigurationItSweepsOnceAMinute() {
        service.run(context -> assertThat(context.getBean(SweepProperties.class))
                .isEqualTo(new SweepProperties(
                        true,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10),
                        10_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "every=500ms,  prosa.sweep.every must be 1s or more but is PT0.5S",
        "overdue=-1s,  prosa.sweep.overdue must be 0s or more but is PT-1S",
        "lag=0s,       prosa.sweep.lag must be 1s or more but is PT0S",
        "again=30s,    prosa.sweep.again must be prosa.sweep.every or more but is PT30S",
        "limit=0,      prosa.sweep.limit must be 1 or more but is 0"
    })
    void aValueOutOfRangeRefusesTheStartAndIsNamed(String property, String complaint) {
        service.withPropertyValues("prosa.sweep." + property)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage(complaint));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SweepProperties.class)
    static class Binding {}
}
