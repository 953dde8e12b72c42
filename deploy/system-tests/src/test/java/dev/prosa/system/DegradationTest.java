package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.testing.product.Prosa;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a part of Prosa does while another is away: less, and nothing wrong. No service is restarted.
class DegradationTest {

    private static final Address CHANNEL = new Address("whatsapp:+14155238886");
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    private static Path directory;

    private static Prosa prosa;
    private static Edge edge;

    @BeforeAll
    static void up() {
        Prosa.assumeBuilt();
        prosa = new Prosa(directory.resolve("data"));
        edge = new Edge(prosa, "ingress");
    }

    @AfterAll
    static void down() {
        if (prosa != null) {
            prosa.close();
        }
    }

    private static HttpResponse<String> post(String sid, String from) {
        return edge.message("MessageSid", sid, "From", from, "Body", "Oi");
    }

    private static String sid(int number) {
        return "SM" + String.format("%032x", number);
    }

    private static long stored(String sidPrefix) {
        try (Connection connection = prosa.database();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM conversation.message WHERE message_sid LIKE '" + sidPrefix
                                + "%'")) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitStored(String sidPrefix, long count) {
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(stored(sidPrefix)).isEqualTo(count));
    }

    @Test
    void withoutKafkaWebhooksAreShedAndNothingAcknowledgedIsLost() {
        long pid = prosa.pid("ingress-service");
        List<String> acknowledged = new ArrayList<>();
        assertThat(post(sid(0xA0), "whatsapp:+5511900000001").statusCode()).isEqualTo(200);
        acknowledged.add(sid(0xA0));

        prosa.signal("kafka", "STOP");
        try {
            HttpResponse<String> shed = post(sid(0xA1), "whatsapp:+5511900000002");
            assertThat(shed.statusCode()).isEqualTo(503);
            assertThat(shed.headers().firstValue("Retry-After")).isPresent();
        } finally {
            prosa.signal("kafka", "CONT");
        }

        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(
                                post(sid(0xA2), "whatsapp:+5511900000002").statusCode())
                        .isEqualTo(200));
        acknowledged.add(sid(0xA2));
        acknowledged.forEach(sid -> awaitStored(sid, 1));
        assertThat(prosa.pid("ingress-service")).as("not restarted").isEqualTo(pid);
    }

    /// Stopped in its tracks, not restarted: connections stay open and nobody answers.
    @Test
    void withoutPostgresWebhooksAreAcknowledgedAndAppliedOnceItIsBack() {
        long pid = prosa.pid("conversation-service");
        String prefix = "SM" + "0".repeat(29) + "b";

        prosa.signalAll("postgres", "STOP");
        try {
            List<CompletableFuture<Integer>> posted = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String sid = prefix + String.format("%02x", i);
                String from = "whatsapp:+55119000001" + String.format("%02d", i);
                posted.add(CompletableFuture.supplyAsync(() -> post(sid, from).statusCode()));
            }
            assertThat(posted.stream().map(CompletableFuture::join)).containsOnly(200);
            Awaitility.await()
                    .pollDelay(Duration.ofSeconds(5)) // as long as PostgreSQL is away
                    .until(() -> true);
        } finally {
            prosa.signalAll("postgres", "CONT");
        }

        awaitStored(prefix, 20);
        assertThat(prosa.pid("conversation-service")).as("not restarted").isEqualTo(pid);
        assertThat(prosa.run("audit").status()).isZero();
    }

    @Test
    void aPoisonRecordIsParkedAndItsPartitionGoesOn() throws Exception {
        String customer = "whatsapp:+5511900000300";
        String key = ConversationId.between(CHANNEL, new Address(customer)).toString();
        String before = prosa.run("parked", "list").text();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "localhost:" + prosa.port("kafka")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topic.CONVERSATION_EVENTS.topicName(),
                            key,
                            "nobody can read this".getBytes(StandardCharsets.UTF_8)))
                    .get(30, TimeUnit.SECONDS);
        }

        assertThat(post(sid(0xC0), customer).statusCode()).isEqualTo(200);

        awaitStored(sid(0xC0), 1);
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(prosa.run("parked", "list").text())
                        .isNotEqualTo(before)
                        .contains("UNREADABLE"));
    }
}
