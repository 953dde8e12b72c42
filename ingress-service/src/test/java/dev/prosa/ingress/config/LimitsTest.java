package dev.prosa.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            var delivery = context.getBean(DeliveryProperties.class);
            assertThat(delivery.enabled()).isFalse();
            assertThat(delivery.baseUrl()).hasToString("https://api.twilio.com");
            assertThat(delivery.maxConcurrent()).isEqualTo(32);
            assertThat(delivery.maxWaiting()).isEqualTo(500);
            assertThat(delivery.requestTimeout()).hasSeconds(10);
            assertThat(delivery.lookUpAfter()).hasSeconds(15);
            assertThat(delivery.giveUpAfter()).hasHours(4);
            assertThat(context.getBean(MediaProperties.class).isOn()).isFalse();
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
                "prosa.delivery.base-url=ftp://api.twilio.com",
                "prosa.delivery.base-url=https://me:secret@api.twilio.com",
                "prosa.delivery.base-url=https://api.twilio.com?a=b",
                "prosa.delivery.base-url=https://proxy.example/twilio",
                "prosa.delivery.max-concurrent=0",
                "prosa.delivery.max-waiting=0",
                "prosa.delivery.request-timeout=99ms",
                "prosa.delivery.look-up-after=10s",
                "prosa.delivery.backoff=9ms",
                "prosa.delivery.max-backoff=499ms",
                "prosa.delivery.give-up-after=999ms",
                "prosa.delivery.content-sid=HX1",
                "prosa.media.token=0123456789abcdef0123456789abcde",
                "prosa.media.token=0123456789abcdef 0123456789abcdef",
                "prosa.media.token=0123456789abcdef0123456789abcdeé",
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

    @Test
    void aTokenIsInNoMessageAndNoDump() {
        String token = "0123456789abcdef0123456789abcdef";

        assertThat(new MediaProperties(token)).hasToString("MediaProperties[on]");
        assertThatThrownBy(() -> new MediaProperties(token.substring(1)))
                .message()
                .doesNotContain("abcdef");
        assertThatThrownBy(() -> new MediaProperties(token + " ")).message().doesNotContain("abcdef");
    }

    @EnableConfigurationProperties({
        TwilioProperties.class,
        WebhookProperties.class,
        QuarantineProperties.class,
        DeliveryProperties.class,
        MediaProperties.class,
        TopicProperties.class
    })
    static class Properties {}
}
