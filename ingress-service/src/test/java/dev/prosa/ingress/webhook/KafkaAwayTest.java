package dev.prosa.ingress.webhook;

import static dev.prosa.ingress.webhook.TwilioCaller.MESSAGES;
import static dev.prosa.ingress.webhook.TwilioCaller.STATUSES;
import static dev.prosa.ingress.webhook.TwilioCaller.message;
import static dev.prosa.ingress.webhook.TwilioCaller.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.embedded.EmbeddedKafka;
import dev.prosa.embedded.KafkaSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

class KafkaAwayTest {

    @TempDir
    private Path directory;

    @Test
    void aServiceWithoutKafkaSaysSoAndIsThereWhenKafkaIs() throws IOException {
        KafkaSettings kafka = KafkaSettings.in(directory).withPort(freePort());

        try (RunningIngress ingress = RunningIngress.start("127.0.0.1:" + kafka.port())) {
            expectOutOfReach(ingress, "SM0");
            expectHealth(ingress, "liveness", 200);
            expectHealth(ingress, "readiness", 503);

            try (EmbeddedKafka _ = EmbeddedKafka.start(kafka)) {
                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> expectHealth(ingress, "readiness", 200));
                ingress.twilio().post(MESSAGES, message("SM1")).expectStatus().isOk();
            }
        }
    }

    @Test
    void whatKafkaDoesNotTakeWithinFiveSecondsIsAnswered503UntilItIsBack() throws IOException {
        KafkaSettings kafka = KafkaSettings.in(directory).withPort(freePort());
        EmbeddedKafka broker = EmbeddedKafka.start(kafka);
        try (RunningIngress ingress =
                RunningIngress.start(broker.bootstrapServers(), "prosa.webhooks.max-in-flight=20")) {
            ingress.twilio().post(MESSAGES, message("SM1")).expectStatus().isOk();

            broker.close();
            long start = System.nanoTime();
            expectOutOfReach(ingress, "SM2");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(7));
            whatIsBeyondTheLimitIsShedAtOnce(ingress);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> expectHealth(ingress, "readiness", 503));
            expectHealth(ingress, "liveness", 200);

            broker = EmbeddedKafka.start(kafka);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> expectHealth(ingress, "readiness", 200));
            for (int i = 0; i < 50; i++) {
                ingress.twilio()
                        .post(MESSAGES, message("SM-after-" + i))
                        .expectStatus()
                        .isOk();
            }
            assertThat(new TopicReader(broker.bootstrapServers())
                            .all(
                                    Topic.CONVERSATION_EVENTS,
                                    it -> CloudEventRecords.header(it.headers(), "ce_id")
                                            .startsWith("SM-after-")))
                    .hasSize(50);
            assertThat(ingress.inFlight()).isZero();
        } finally {
            broker.close();
        }
    }

    /// 60 at once where there is room for 20: those 20 wait for Kafka, nobody else waits for
    /// anything.
    private static void whatIsBeyondTheLimitIsShedAtOnce(RunningIngress ingress) {
        List<CompletableFuture<Shed>> calls = IntStream.range(0, 60)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> call(ingress, i), Thread::startVirtualThread))
                .toList();
        List<Shed> answers = calls.stream().map(CompletableFuture::join).toList();

        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isEqualTo(503));
        assertThat(answers)
                .filteredOn(it -> it.type().endsWith("kafka-out-of-reach"))
                .hasSize(20);
        assertThat(answers)
                .filteredOn(it -> it.type().endsWith("overloaded"))
                .hasSize(40)
                .allSatisfy(it -> assertThat(it.took()).isLessThan(Duration.ofSeconds(4)));
    }

    private record Shed(int status, String type, Duration took) {}

    private static Shed call(RunningIngress ingress, int i) {
        TwilioCaller twilio = ingress.twilio();
        long start = System.nanoTime();
        var result = twilio.post(STATUSES, status("SM-shed-" + i, "MessageStatus", "sent"))
                .expectBody(String.class)
                .returnResult();
        String type = result.getResponseBody().replaceAll(".*\"type\":\"([^\"]*)\".*", "$1");
        return new Shed(result.getStatus().value(), type, Duration.ofNanos(System.nanoTime() - start));
    }

    private static void expectOutOfReach(RunningIngress ingress, String sid) {
        ingress.twilio()
                .post(MESSAGES, message(sid))
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals(HttpHeaders.RETRY_AFTER, "5")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:prosa:problem:kafka-out-of-reach");
    }

    private static void expectHealth(RunningIngress ingress, String group, int status) {
        ingress.twilio()
                .client()
                .get()
                .uri("/actuator/health/" + group)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
