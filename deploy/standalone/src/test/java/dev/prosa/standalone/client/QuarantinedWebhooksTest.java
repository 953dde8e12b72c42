package dev.prosa.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.prosa.contracts.output.QuarantinedWebhook;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.embedded.EmbeddedKafka;
import dev.prosa.embedded.KafkaSettings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Refused webhooks on a real broker; the test plays ingress-service.
class QuarantinedWebhooksTest {

    private final List<String> posted = new CopyOnWriteArrayList<>();

    @TempDir
    Path data;

    private EmbeddedKafka kafka;
    private HttpServer ingress;
    private Endpoints endpoints;
    private volatile int answer = 403;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(KafkaSettings.in(data));
        ingress = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        ingress.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posted.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Twilio-Signature") + " " + body);
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        ingress.start();
        endpoints = TestEndpoints.of(
                URI.create("http://127.0.0.1:" + ingress.getAddress().getPort()), kafka.bootstrapServers());
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            new TopicCreator(admin, 3, Duration.ofSeconds(10)).ensure(List.of(Topic.QUARANTINED_WEBHOOKS));
        }
        try (var producer = KafkaAccess.producer(kafka.bootstrapServers())) {
            for (int second : new int[] {30, 10, 30}) { // the last is the first, sent again
                var webhook = new QuarantinedWebhook(
                        "SIGNATURE_MISMATCH",
                        "no token fits",
                        "/webhooks/twilio/messages",
                        "https://example.org/webhooks/twilio/messages?a=b%20c",
                        "signature" + second,
                        "application/x-www-form-urlencoded",
                        "token",
                        "203.0.113.9",
                        Instant.parse("2026-03-02T09:00:00Z").plusSeconds(second),
                        List.of("Host"),
                        ("Body=" + second).getBytes(StandardCharsets.UTF_8));
                producer.send(
                        CloudEventRecords.of(new Envelope("q" + second, "/test", Instant.now(), null, null), webhook));
            }
        }
    }

    @AfterEach
    void stop() {
        ingress.stop(0);
        kafka.close();
    }

    @Test
    void theSameWebhookIsOneEntryAndAReplayGoesAsItCameUntilItIsAccepted() {
        try (var webhooks = QuarantinedWebhooks.open(endpoints)) {
            var found = webhooks.list();
            assertThat(found).extracting(QuarantinedWebhooks.Entry::times).containsExactly(1, 2);

            assertThat(webhooks.replay(found.getFirst())).isEqualTo(403);
            assertThat(posted).containsExactly("/webhooks/twilio/messages?a=b%20c signature10 Body=10");
            assertThat(webhooks.list().getFirst().replayedAs()).isNull();

            answer = 200;
            assertThat(webhooks.replay(found.getFirst())).isEqualTo(200);
            assertThat(webhooks.list())
                    .extracting(QuarantinedWebhooks.Entry::replayedAs)
                    .containsExactly("200", null);
        }
    }
}
