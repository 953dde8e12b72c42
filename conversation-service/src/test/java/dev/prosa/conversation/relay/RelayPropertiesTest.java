package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class RelayPropertiesTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Binding.class);

    @Test
    void withoutAnyConfigurationItIsTunedForLatency() {
        service.run(context -> assertThat(context.getBean(RelayProperties.class))
                .isEqualTo(new RelayProperties(
                        true,
                        "",
                        "prosa-relay",
                        Duration.ofMillis(2),
                        4096,
                        Duration.ofMillis(40),
                        Duration.ofSeconds(1),
                        Duration.ofDays(7))));
    }

    @ParameterizedTest
    @CsvSource({
        "slot=Prosa,           'prosa.relay.slot must be up to 63 lower-case letters, digits and _ but is Prosa'",
        "transactional-id=,    'prosa.relay.transactional-id must not be empty but is '",
        "poll-interval=0ms,    'prosa.relay.poll-interval must be from 1 to 1000 ms but is PT0S'",
        "poll-interval=2s,     'prosa.relay.poll-interval must be from 1 to 1000 ms but is PT2S'",
        "max-batch=0,          'prosa.relay.max-batch must be from 1 to 100000 but is 0'",
        "gather=2s,            'prosa.relay.gather must be from 0 to 1000 ms but is PT2S'",
        "save-every=10ms,      'prosa.relay.save-every must be from 100 to 60000 ms but is PT0.01S'",
        "keep=23h,             'prosa.relay.keep must be 1d or more but is PT23H'"
    })
    void aValueOutOfRangeRefusesTheStartAndIsNamed(String property, String complaint) {
        service.withPropertyValues("prosa.relay." + property)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage(complaint));
    }

    @ParameterizedTest
    @CsvSource({"prosa, prosa_relay_prosa", "Prosa-2, prosa_relay_prosa_2"})
    void withoutANameTheSlotIsCalledAfterTheDatabase(String database, String slot) {
        service.run(context -> assertThat(context.getBean(RelayProperties.class).slotOn(database))
                .isEqualTo(slot));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RelayProperties.class)
    static class Binding {}
}
