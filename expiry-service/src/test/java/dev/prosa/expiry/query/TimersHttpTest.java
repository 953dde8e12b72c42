package dev.prosa.expiry.query;

import static dev.prosa.expiry.firing.TestClock.NOON;
import static dev.prosa.expiry.firing.TimersTopic.conversations;
import static dev.prosa.expiry.firing.TimersTopic.partitionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.expiry.firing.TestClock;
import dev.prosa.expiry.firing.TimersTopic;
import dev.prosa.expiry.signin.TestTokens;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// The whole service, by HTTP.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TimersHttpTest {

    private static final TestKafka KAFKA = TestInfrastructure.ownKafka();
    private static final TestTokens TOKENS = new TestTokens();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private TestClock clock;

    @Value("${server.address}")
    private InetAddress address;

    private WebTestClient http;

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        TimersTopic.create(KAFKA.bootstrapServers());
        KAFKA.provideTo(registry::add);
        registry.add("prosa.expiry.poll-timeout", () -> "10ms");
        registry.add("prosa.sign-in.operator-token", () -> TestTokens.OPERATOR);
        registry.add("prosa.sign-in.keys-uri", TOKENS::keysUri);
    }

    @BeforeEach
    void ready(@LocalServerPort int port) {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
        await().atMost(PATIENCE)
                .untilAsserted(() -> http.get()
                        .uri("/actuator/health/readiness")
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    @AfterAll
    static void end() {
        TOKENS.close();
        KAFKA.close();
    }

    @Test
    void onlyThisMachineIsAnswered() {
        assertThat(address.isLoopbackAddress()).isTrue();
    }

    /// A timer does not say whose it is.
    @ParameterizedTest
    @ValueSource(strings = {"/api/timers", "/api/timers/0b5c1d1e-6a52-5d3f-9c56-2f1f0a8f4a11", "/api/timers/ana"})
    @Tag("ASVS-5.0-8.2.1")
    void nobodyAsksButTheOperator(String path) {
        problem(get(path), 401, "not-signed-in");
        for (String bad : List.of(
                TOKENS.expired("ADMINISTRATOR"),
                TOKENS.forged("ADMINISTRATOR"),
                "x.y.z",
                TestTokens.OPERATOR + "0",
                TestTokens.OPERATOR.substring(1))) {
            problem(get(path, bad), 401, "not-signed-in");
        }
        for (String role : List.of("AGENT", "ADMINISTRATOR", "OPERATOR")) {
            problem(get(path, TOKENS.of(role)), 403, "not-allowed");
        }
    }

    private static void problem(WebTestClient.ResponseSpec answer, int status, String type) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:prosa:problem:" + type);
    }

    @Test
    void aTimerIsShownUntilItHasFired() {
        ConversationId ana = conversations(1).getFirst();
        try (TimersTopic timers = new TimersTopic(KAFKA.bootstrapServers())) {
            timers.arm(ana, 12, 2, NOON.plusSeconds(90));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> ask("/api/timers/" + ana)
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .json("""
                                {"conversationId": "%s", "session": 2, "fireAt": "2026-11-02T12:01:30Z",
                                 "partition": %d, "version": "%d-12-0"}
                                """.formatted(ana, partitionOf(ana), partitionOf(ana))));
        ask("/api/timers")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.pending")
                .isEqualTo(1)
                .jsonPath("$.nextDue.conversationId")
                .isEqualTo(ana.toString())
                .jsonPath("$.mostLate")
                .isEmpty()
                .jsonPath("$.rebuilding.length()")
                .isEqualTo(0)
                .jsonPath("$.partitions.length()")
                .isEqualTo(12)
                .jsonPath("$.partitions[%d].nextDue".formatted(partitionOf(ana)))
                .isEqualTo("2026-11-02T12:01:30Z");

        clock.set(NOON.plusSeconds(91));
        await().atMost(PATIENCE)
                .untilAsserted(() -> ask("/api/timers/" + ana)
                        .expectStatus()
                        .isNotFound()
                        .expectBody()
                        .jsonPath("$.detail")
                        .isEqualTo("The conversation has no timer on partition " + partitionOf(ana)
                                + ": it is closed, or its timer has just fired."));
        get("/actuator/prometheus")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(body -> assertThat(body)
                        .contains(
                                "prosa_timers_fired_total{application=\"expiry-service\"} 1.0",
                                "prosa_timers_pending{application=\"expiry-service\"} 0.0",
                                "prosa_timers_lateness_seconds_bucket",
                                "prosa_timers_partitions{application=\"expiry-service\",state=\"rebuilt\"} 12.0",
                                "prosa_timers_records_total{application=\"expiry-service\",outcome=\"armed\"} 1.0"));
    }

    @Test
    void whatIsNoConversationIdIsRefusedWithAnExample() {
        ask("/api/timers/ana")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).startsWith("A conversation ID is a UUID, such as"));
    }

    @Test
    void livenessKnowsNothingOfKafka() {
        get("/actuator/health/liveness")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components.timers")
                .doesNotExist();
        get("/actuator/health/readiness")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components.timers.details.partitions.length()")
                .isEqualTo(12);
    }

    /// As the operator.
    private WebTestClient.ResponseSpec ask(String path) {
        return get(path, TestTokens.OPERATOR);
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    private WebTestClient.ResponseSpec get(String path) {
        return http.get().uri(path).exchange();
    }
}
