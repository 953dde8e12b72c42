package dev.prosa.expiry.query;

import static dev.prosa.expiry.firing.TestClock.NOON;
import static dev.prosa.expiry.firing.TimersTopic.conversations;
import static dev.prosa.expiry.firing.TimersTopic.partitionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.expiry.firing.TestClock;
import dev.prosa.expiry.firing.TimersTopic;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        KAFKA.close();
    }

    @Test
    void onlyThisMachineIsAnswered() {
        assertThat(address.isLoopbackAddress()).isTrue();
    }

    @Test
    void aTimerIsShownUntilItHasFired() {
        ConversationId ana = conversations(1).getFirst();
        try (TimersTopic timers = new TimersTopic(KAFKA.bootstrapServers())) {
            timers.arm(ana, 12, 2, NOON.plusSeconds(90));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/api/timers/" + ana)
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .json("""
                                {"conversationId": "%s", "session": 2, "fireAt": "2026-11-02T12:01:30Z",
                                 "partition": %d, "version": "%d-12-0"}
                                """.formatted(ana, partitionOf(ana), partitionOf(ana))));
        get("/api/timers")
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
                .untilAsserted(() -> get("/api/timers/" + ana)
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
        get("/api/timers/ana")
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

    private WebTestClient.ResponseSpec get(String path) {
        return http.get().uri(path).exchange();
    }
}
