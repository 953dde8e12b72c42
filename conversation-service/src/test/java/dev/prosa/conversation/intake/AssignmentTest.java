package dev.prosa.conversation.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.conversation.MigratedDatabase;
import dev.prosa.conversation.handling.BatchHandler;
import dev.prosa.conversation.handling.BatchResult;
import dev.prosa.conversation.handling.PartitionBatch;
import dev.prosa.conversation.store.BatchStore;
import dev.prosa.conversation.store.FencedOffException;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Partitions that the group believes to be here must stand where PostgreSQL says, however long that
/// takes to learn.
class AssignmentTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String EVENTS = Topic.CONVERSATION_EVENTS.topicName();
    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, 3)
            .mapToObj(number -> new TopicPartition(EVENTS, number))
            .toList();

    private final TestKafka kafka = TestInfrastructure.ownKafka();
    private final MigratedDatabase database = MigratedDatabase.empty();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    private final Admin admin = Admin.create(settings);
    private final KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    private final Assignment assignment =
            new Assignment(admin, new BatchStore(counted(database.connections())), Duration.ofSeconds(5));

    @BeforeEach
    void assign() {
        consumer.assign(PARTITIONS);
    }

    @AfterEach
    void close() {
        consumer.close();
        admin.close();
        database.close();
        kafka.close();
    }

    @Test
    void goesOnUntilTheDatabaseSaysWhereThePartitionsStand() {
        createTopics();

        CompletableFuture<Void> placed =
                CompletableFuture.runAsync(() -> assignment.seek(consumer, PARTITIONS)); // there is no table yet
        await().atMost(SOON).until(() -> connections.get() > 1);
        assertThat(placed).isNotDone();
        database.migrate();

        assertThat(placed).succeedsWithin(SOON);
        assertThat(assignment.held()).isEqualTo(PARTITIONS.size());
    }

    @Test
    void goesOnUntilTheBrokerKnowsTheTopic() {
        database.migrate();

        CompletableFuture<Void> placed = CompletableFuture.runAsync(() -> assignment.seek(consumer, PARTITIONS));
        assertThat(placed).isNotDone();
        createTopics();

        assertThat(placed).succeedsWithin(SOON);
        assertThat(assignment.held()).isEqualTo(PARTITIONS.size());
    }

    @Test
    void whoIsFencedOffInOnePartitionForgetsAllItHoldsAndTurnsToPostgresql() {
        createTopics();
        database.migrate();
        var handler = new FencedOffIn(1);
        var listener = new ConversationEventsListener(handler, assignment, Duration.ofSeconds(5));
        listener.onPartitionsAssigned(consumer, PARTITIONS);
        PARTITIONS.forEach(partition -> consumer.seek(partition, 7)); // where it believes to be
        handler.forgotten.clear();

        listener.onMessage(List.of(record(0), record(1), record(2)), null, consumer);

        assertThat(handler.handled).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(handler.forgotten).contains(0, 1, 2);
        assertThat(PARTITIONS)
                .allSatisfy(
                        partition -> assertThat(consumer.position(partition)).isZero());
    }

    private void createTopics() {
        new TopicCreator(admin, PARTITIONS.size(), SOON).ensure(EnumSet.of(Topic.CONVERSATION_EVENTS));
    }

    private static ConsumerRecord<String, byte[]> record(int partition) {
        return new ConsumerRecord<>(EVENTS, partition, 7, "key", new byte[] {1});
    }

    private ConnectionFactory counted(ConnectionFactory real) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends io.r2dbc.spi.Connection> create() {
                return Flux.from(real.create()).doOnSubscribe(_ -> connections.incrementAndGet());
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return real.getMetadata();
            }
        };
    }

    /// Another consumer has gone on in one partition.
    private static final class FencedOffIn implements BatchHandler {

        private final int partition;
        private final ConcurrentLinkedQueue<Integer> handled = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Integer> forgotten = new ConcurrentLinkedQueue<>();

        private FencedOffIn(int partition) {
            this.partition = partition;
        }

        @Override
        public Mono<BatchResult> handle(List<PartitionBatch> batches) {
            batches.forEach(batch -> handled.add(batch.partition()));
            return handled.contains(partition)
                    ? Mono.error(new FencedOffException("another was there"))
                    : Mono.just(new BatchResult(List.of()));
        }

        @Override
        public void forget(int forgottenPartition) {
            forgotten.add(forgottenPartition);
        }
    }
}
