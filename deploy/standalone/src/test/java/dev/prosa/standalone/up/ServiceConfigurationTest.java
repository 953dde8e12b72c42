package dev.prosa.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.wire.Json;
import dev.prosa.standalone.demo.DemoOrganization;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceConfigurationTest {

    @Test
    void everyServiceKnowsItsPortAndTheServers() {
        var environment = of(settings(Map.of())).of(Service.EXPIRY);

        assertThat(environment)
                .containsEntry("SERVER_PORT", "8082")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092")
                .containsEntry("POSTGRES_URL", "postgresql://localhost:15432/prosa")
                .containsEntry("POSTGRES_USER", "prosa")
                .containsEntry("POSTGRES_PASSWORD", "secret");
    }

    @Test
    void whoeverAnswersPeopleKnowsTheOperatorAndWhereTokensAreFrom() {
        for (var service : List.of(Service.CONVERSATION, Service.EXPIRY, Service.ANALYTICS)) {
            assertThat(of(settings(Map.of())).of(service))
                    .containsEntry("PROSA_OPERATOR_TOKEN", "operators secret, of 32 characters")
                    .containsEntry("PROSA_KEYS_URI", "http://localhost:8081/.well-known/jwks.json");
        }
        assertThat(of(settings(Map.of())).of(Service.INGRESS)).doesNotContainKey("PROSA_OPERATOR_TOKEN");
        assertThat(of(settings(Map.of())).of(Service.SIMULATOR)).doesNotContainKey("PROSA_OPERATOR_TOKEN");
    }

    @Test
    void ingressTrustsTheDemoAccountUnderItsPublicUrl() {
        assertThat(properties(Service.INGRESS))
                .containsEntry("prosa.twilio.public-url", "http://localhost:8080")
                .containsEntry(
                        "prosa.twilio.accounts.AC00000000000000000000000000000000.tokens[0]", "prosa-demo-token");
    }

    @Test
    void conversationServiceServesBothOrganisationsEachWithItsClocks() {
        assertThat(properties(Service.CONVERSATION))
                .containsEntry("prosa.organizations.demo.channel-addresses[0]", "whatsapp:+14155238886")
                .containsEntry("prosa.organizations.demo.timeouts.idle", "PT15M")
                .containsEntry("prosa.organizations.demo.timeouts.idle-close", "PT1H")
                .containsEntry("prosa.organizations.demo.language", "pt-BR")
                .containsEntry("prosa.organizations.simulation.channel-addresses[0]", "whatsapp:+14155230001")
                .containsEntry("prosa.organizations.simulation.timeouts.idle", "PT4S");
    }

    @Test
    void serversOfTheEnvironmentAreUsedAndNoneIsStarted() {
        var settings = settings(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "POSTGRES_URL", "postgresql://db/prosa",
                "POSTGRES_USER", "me",
                "POSTGRES_PASSWORD", "mine"));

        assertThat(settings.externalKafka()).contains("kafka:9092");
        assertThat(of(settings).of(Service.ANALYTICS))
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")
                .containsEntry("POSTGRES_URL", "postgresql://db/prosa")
                .containsEntry("POSTGRES_USER", "me")
                .containsEntry("POSTGRES_PASSWORD", "mine");
    }

    @Test
    void realAccountsInTheEnvironmentAreKnown() {
        var settings = settings(Map.of("PROSA_TWILIO_ACCOUNTS_AC0123456789ABCDEF0123456789ABCDEF_TOKENS_0_", "x"));

        assertThat(settings.accounts())
                .containsExactly("AC00000000000000000000000000000000", "AC0123456789abcdef0123456789abcdef");
    }

    @Test
    void repliesGoToTheSimulator() {
        assertThat(properties(Service.INGRESS))
                .containsEntry("prosa.delivery.enabled", true)
                .containsEntry("prosa.delivery.base-url", "http://localhost:8090")
                .containsEntry("prosa.delivery.account-sid", "AC00000000000000000000000000000000");
        assertThat(properties(Service.SIMULATOR))
                .containsEntry("prosa.simulator.url", "http://localhost:8090")
                .containsEntry("prosa.simulator.ingress", "http://localhost:8080")
                .containsEntry("prosa.simulator.auth-token", "prosa-demo-token")
                .containsEntry("prosa.simulator.channel", "whatsapp:+14155238886");
        assertThat(settings(Map.of()).includes(Service.SIMULATOR)).isTrue();
    }

    @Test
    void repliesGoToTwilioWhereThereIsARealAccount() {
        var settings = settings(Map.of("PROSA_TWILIO_ACCOUNTS_AC0123456789ABCDEF0123456789ABCDEF_TOKENS_0", "x"));

        assertThat(settings.includes(Service.SIMULATOR)).isFalse();
        assertThat(settings.endpoints("", "operators secret, of 32 characters").simulator())
                .isNull();
        assertThat(properties(settings, Service.INGRESS))
                .containsEntry("prosa.delivery.enabled", true)
                .containsEntry("prosa.delivery.account-sid", "AC0123456789abcdef0123456789abcdef")
                .doesNotContainKey("prosa.delivery.base-url");
    }

    @Test
    void whoShowsCustomersFilesHasTheTokenOfWhoFetchesThem() {
        var settings = settings(Map.of());
        var configuration = new ServiceConfiguration(
                settings, settings.endpoints("", ""), Optional.empty(), Optional.of("token of files"));

        assertThat(configuration.of(Service.INGRESS)).containsEntry("PROSA_MEDIA_TOKEN", "token of files");
        assertThat(configuration.of(Service.CONVERSATION))
                .containsEntry("PROSA_MEDIA_TOKEN", "token of files")
                .containsEntry("INGRESS_URL", "http://localhost:8080");
        assertThat(configuration.of(Service.EXPIRY)).doesNotContainKeys("PROSA_MEDIA_TOKEN", "INGRESS_URL");
        assertThat(configuration.of(Service.SIMULATOR)).doesNotContainKey("PROSA_MEDIA_TOKEN");
    }

    private static Map<String, Object> properties(Service service) {
        return properties(settings(Map.of()), service);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(UpSettings settings, Service service) {
        return Json.read(of(settings).of(service).get("SPRING_APPLICATION_JSON"), Map.class);
    }

    private static ServiceConfiguration of(UpSettings settings) {
        return new ServiceConfiguration(settings, settings.endpoints("secret", "operators secret, of 32 characters"));
    }

    private static UpSettings settings(Map<String, String> environment) {
        return UpSettings.of(
                Ports.DEFAULTS,
                Optional.<URI>empty(),
                List.of(DemoOrganization.DEMO, DemoOrganization.SIMULATION),
                environment);
    }
}
