package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.testing.TestDatabase;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// A broker for the class; for each test a fresh database and any number of relays.
abstract class RelayFixture {

    static final Duration SOON = Duration.ofSeconds(40);
    static final String UPDATES = "conversation-updates";

    static TestKafka kafka;
    static Topics topics;

    final UUID anna = UUID.randomUUID();
    final UUID bruno = UUID.randomUUID();
    final Observed observed = new Observed();
    private final List<Relay> relays = new ArrayList<>();
    TestDatabase database;
    OutboxTable outbox;

    @BeforeAll
    static void startKafka() {
        kafka = TestInfrastructure.ownKafka();
        topics = new Topics(kafka);
    }

    @AfterAll
    static void stopKafka() {
        topics.close();
    }

    @BeforeEach
    void createDatabase() {
        database = TestInfrastructure.freshDatabase();
        outbox = new OutboxTable(database);
    }

    @AfterEach
    void dropDatabase() {
        stopRelays();
        database.close();
    }

    void stopRelays() {
        relays.forEach(Relay::close);
        relays.clear();
    }

    Relay startRelay() {
        return startRelay(new RelayProducers(topics.settings(), "prosa-relay"), observed);
    }

    /// And waits until it streams: what is written while the slot is being made may arrive twice.
    void startStreaming() {
        startRelay();
        await().atMost(SOON).until(() -> observed.streams.get() > 0);
    }

    Relay startRelay(Supplier<Producer<String, byte[]>> producers, RelayObserver observer) {
        var relay = new Relay(outbox.connections(), properties(), producers, observer);
        relays.add(relay);
        relay.start();
        return relay;
    }

    static RelayProperties properties() {
        return new RelayProperties(
                true,
                "",
                "prosa-relay",
                Duration.ofMillis(2),
                4096,
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofDays(7));
    }

    String slot() {
        return properties().slotOn(database.name());
    }

    /// The versions of a conversation's committed records, in the order in which readers see them.
    List<String> versions(String topic, UUID conversation) {
        return topics.committed(topic).stream()
                .filter(record -> conversation.toString().equals(record.key()))
                .map(record -> CloudEventRecords.header(record.headers(), "ce_id"))
                .toList();
    }

    void awaitVersions(UUID conversation, int partition, long first, int count) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(versions(UPDATES, conversation)).containsAll(expected(partition, first, count)));
    }

    static List<String> expected(int partition, long first, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> partition + "-" + (first + n) + "-0")
                .toList();
    }
}
