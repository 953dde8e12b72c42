package dev.prosa.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class LimitsTest {

    private static final String ACCOUNT = "prosa.twilio.accounts.AC0123456789abcdef0123456789abcdef.tokens[0]=t";

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void theDefaultsStand() {
        service.withPropertyValues(ACCOUNT).run(context -> {
            var webhooks = context.getBean(WebhookProperties.class);
            var quarantine = context.getBean(QuarantineProperties.class);

            assertThat(webhooks.maxBodySize()).isEqualTo(DataSize.ofKilobytes(64));
            assertThat(webhooks.maxInFlight()).isEqualTo(2048);
            assertThat(webhooks.receiveTimeout()).hasSeconds(10);
            assertThat(webhooks.acknowledgementTimeout()).hasSeconds(5);
            assertThat(quarantine.maxBodySize()).isEqualTo(DataSize.ofKilobytes(64));
            assertThat(quarantine.sourcePerMinute()).isEqualTo(600);
            assertThat(quarantine.perMinute()).isEqualTo(6000);
            assertThat(quarantine.volumePerDay()).isEqualTo(DataSize.ofGigabytes(1));
            assertThat(context.getBean(TopicProperties.class).partitions()).isEqualTo(12);
            assertThat(context.getBean(TwilioProperties.class).publicUrl()).hasToString("http://localhost:8080");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prosa.webhooks.max-body-size=1023B",
                "prosa.webhooks.max-body-size=257KB",
                "prosa.webhooks.max-in-flight=0",
                "prosa.webhooks.max-in-flight=100001",
                "prosa.webhooks.receive-timeout=99ms",
                "prosa.webhooks.receive-timeout=61s",
                "prosa.webhooks.acknowledgement-timeout=999ms",
                "prosa.webhooks.acknowledgement-timeout=15s",
                "prosa.quarantine.max-body-size=-1B",
                "prosa.quarantine.source-per-minute=0",
                "prosa.quarantine.per-minute=0",
                "prosa.quarantine.volume-per-day=1023B",
                "prosa.partitions=0",
                "prosa.twilio.public-url=example.com",
            })
    void aValueOutOfRangeFailsTheStartByItsName(String property) {
        String name = property.substring(0, property.indexOf('='));

        service.withPropertyValues(ACCOUNT, property)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageStartingWith(name + " "));
    }

    @Test
    void anAccountMayComeFromTheEnvironmentWhichHasNoLowerCase() {
        service.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                Map.of(
                                        "PROSA_TWILIO_ACCOUNTS_AC0123456789ABCDEF0123456789ABCDEF_TOKENS_0", "old",
                                        "PROSA_TWILIO_ACCOUNTS_AC0123456789ABCDEF0123456789ABCDEF_TOKENS_1", "new"))))
                .run(context -> assertThat(
                                context.getBean(TwilioProperties.class).accounts())
                        .hasEntrySatisfying(
                                "AC0123456789abcdef0123456789abcdef",
                                it -> assertThat(it.tokens()).containsExactly("old", "new")));
    }

    @EnableConfigurationProperties({
        TwilioProperties.class,
        WebhookProperties.class,
        QuarantineProperties.class,
        TopicProperties.class
    })
    static class Properties {}
}
