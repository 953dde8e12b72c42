package dev.prosa.analytics;

import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.testing.TestDatabase;
import dev.prosa.testing.TestEnvironment;
import dev.prosa.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The whole service on real Kafka and PostgreSQL, started once for all tests that extend it. Each
/// test tells its own conversations and organisations from the others'.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "server.address=127.0.0.1")
public abstract class AnalyticsServiceTest {

    protected static final TestEnvironment ENVIRONMENT = TestInfrastructure.isolated();

    protected static final TestTokens TOKENS = new TestTokens();

    private static final KafkaProducer<String, byte[]> PRODUCER;

    static {
        String servers = ENVIRONMENT.kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            new TopicCreator(admin, 3, Duration.ofSeconds(30)).ensure(List.of(Topic.CLOSED_CONVERSATIONS));
        }
        PRODUCER = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        ENVIRONMENT.provideTo(registry::add);
        registry.add("prosa.sign-in.operator-token", () -> TestTokens.OPERATOR);
        registry.add("prosa.sign-in.keys-uri", TOKENS::keysUri);
    }

    /// Writes the revisions in this order and returns when Kafka has them.
    protected static void publish(ClosedConversation... revisions) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (ClosedConversation revision : revisions) {
            records.add(recordOf(revision));
        }
        publish(records);
    }

    protected static void publish(List<ProducerRecord<String, byte[]>> records) {
        List<Future<?>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(PRODUCER.send(record)));
        try {
            for (Future<?> one : sent) {
                one.get(30, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new AssertionError("Kafka did not take the records", e);
        }
    }

    protected static ProducerRecord<String, byte[]> recordOf(ClosedConversation revision) {
        return CloudEventRecords.of(
                new Envelope(
                        UUID.randomUUID().toString(),
                        "/prosa/test",
                        revision.closedAt(),
                        revision.conversationId().toString(),
                        null),
                revision);
    }

    /// Nobody gets a connection meanwhile, and who has one loses it.
    protected static void whileTheDatabaseIsAway(Runnable happens) {
        String name = ENVIRONMENT.database().name();
        try (TestDatabase elsewhere = TestInfrastructure.freshDatabase();
                Connection connection = elsewhere.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS false");
            try {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
                happens.run();
            } finally {
                statement.execute("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS true");
            }
        } catch (SQLException e) {
            throw new AssertionError("the database could not be taken away", e);
        }
    }
}
