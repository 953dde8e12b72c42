package dev.prosa.conversation.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.conversation.config.DirectConnections;
import dev.prosa.conversation.config.PostgresProperties;
import dev.prosa.conversation.sweep.SweepOutcome.NotOurTurn;
import dev.prosa.conversation.sweep.SweepOutcome.Swept;
import dev.prosa.testing.TestDatabase;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweeperTest {

    private static final int PARTITIONS = 3;
    private static final Instant NOW = Instant.parse("2026-03-04T09:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final SweepProperties PROPERTIES =
            new SweepProperties(true, MINUTE, MINUTE, MINUTE, MINUTE.multipliedBy(10), 10_000);

    private static TestKafka kafka;
    private static TestDatabase database;
    private static DirectConnections connections;

    private Map<Integer, Long> before;

    @BeforeAll
    static void startServers() {
        kafka = TestInfrastructure.ownKafka();
        try (var admin = Admin.create(settings())) {
            new TopicCreator(admin, PARTITIONS, Duration.ofSeconds(20)).ensure(List.of(Topic.CONVERSATION_EVENTS));
        }
        database = TestInfrastructure.freshDatabase();
        connections =
                new DirectConnections(new PostgresProperties(database.url(), database.user(), database.password()));
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas(PostgresProperties.SCHEMA)
                .load()
                .migrate();
    }

    @AfterAll
    static void stopServers() {
        database.close();
        kafka.close();
    }

    /// Nothing is known to the sweeper, and everything on the log was applied an hour ago.
    @BeforeEach
    void beginAnew() throws InterruptedException {
        execute("TRUNCATE conversation, sweep, partition_progress");
        execute("UPDATE sweep_round SET last_at = '-infinity'");
        before = log().endOffsets(List.of(0, 1, 2));
        before.forEach((partition, end) -> applied(partition, end, NOW.minus(Duration.ofHours(1))));
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static ConversationLog log() {
        return new ConversationLog(settings(), Duration.ofSeconds(20));
    }

    private Sweeper sweeper() {
        return sweeper(PROPERTIES);
    }

    private Sweeper sweeper(SweepProperties properties) {
        return new Sweeper(connections, log(), properties);
    }

    @Test
    void anOverdueConversationsTimeoutIsClaimed() throws Exception {
        UUID late = conversation(1, 4, NOW.minus(Duration.ofSeconds(61)));

        assertThat(sweeper().sweep(NOW)).isEqualTo(new Swept(1, 0));

        assertThat(claims())
                .containsExactly(new TimeoutElapsed(
                        new ConversationId(late),
                        4,
                        NOW.minus(Duration.ofSeconds(61)),
                        NOW,
                        TimeoutElapsed.Source.SWEEPER));
    }

    @Test
    void theConversationItselfIsLeftAlone() throws Exception {
        UUID late = conversation(1, 4, NOW.minus(Duration.ofHours(1)));
        var row = "SELECT conversation::text FROM conversation WHERE conversation_id = '" + late + "'";
        var unswept = query(row);

        sweeper().sweep(NOW);

        assertThat(query(row)).isEqualTo(unswept);
    }

    @Test
    void whatIsHardlyLateOrClosedIsNot() throws Exception {
        conversation(1, 1, NOW.minus(Duration.ofSeconds(59)));
        conversation(1, 1, NOW.plus(Duration.ofSeconds(10)));
        conversation(1, 1, null);

        assertThat(sweeper().sweep(NOW)).isEqualTo(new Swept(0, 0));

        assertThat(claims()).isEmpty();
    }

    @Test
    void twoSweepsAtOnceHaveOneEffect() throws Exception {
        for (int i = 0; i < 50; i++) {
            conversation(i % PARTITIONS, 1, NOW.minus(Duration.ofHours(1)));
        }
        var together = new CyclicBarrier(2);
        Callable<SweepOutcome> one = () -> {
            together.await();
            return sweeper().sweep(NOW);
        };

        try (var both = Executors.newFixedThreadPool(2)) {
            var outcomes = both.invokeAll(List.of(one, one));
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                    .containsExactlyInAnyOrder(new Swept(50, 0), new NotOurTurn());
        }

        assertThat(claims()).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void anotherInstanceDoesNotSweepAgainInTheSameMinute() throws Exception {
        sweeper().sweep(NOW);

        assertThat(sweeper().sweep(NOW.plusSeconds(30))).isEqualTo(new NotOurTurn());
        assertThat(sweeper().sweep(NOW.plusSeconds(60))).isEqualTo(new Swept(0, 0));
    }

    @Test
    void aClockSetBackDoesNotSilenceTheSweeper() throws Exception {
        sweeper().sweep(NOW.plus(Duration.ofDays(1)));

        assertThat(sweeper().sweep(NOW)).isEqualTo(new Swept(0, 0));
    }

    @Test
    void theSameTimeoutIsNotClaimedAgainWithinTenMinutes() throws Exception {
        conversation(1, 1, NOW.minus(Duration.ofHours(1)));

        assertThat(sweeper().sweep(NOW)).isEqualTo(new Swept(1, 0));
        appliedAll();
        assertThat(sweeper().sweep(NOW.plus(MINUTE))).isEqualTo(new Swept(0, 0));
        assertThat(sweeper().sweep(NOW.plus(MINUTE.multipliedBy(9)))).isEqualTo(new Swept(0, 0));
        assertThat(sweeper().sweep(NOW.plus(MINUTE.multipliedBy(10)))).isEqualTo(new Swept(1, 0));
    }

    @Test
    void aDeadlineThatMovedAndIsOverdueAgainIsAnother() throws Exception {
        UUID late = conversation(1, 1, NOW.minus(Duration.ofHours(1)));
        sweeper().sweep(NOW);
        appliedAll();

        execute("UPDATE conversation SET deadline = deadline + interval '1 minute' WHERE conversation_id = '" + late
                + "'");

        assertThat(sweeper().sweep(NOW.plus(MINUTE))).isEqualTo(new Swept(1, 0));
    }

    @Test
    void aPartitionThatLagsIsSkippedUntilItHasCaughtUp() throws Exception {
        conversation(0, 1, NOW.minus(Duration.ofHours(1)));
        conversation(1, 1, NOW.minus(Duration.ofHours(1)));
        append(1);

        assertThat(sweeper().sweep(NOW)).isEqualTo(new Swept(1, 1));
        appliedAll();
        assertThat(sweeper().sweep(NOW.plus(MINUTE))).isEqualTo(new Swept(1, 0));
    }

    @Test
    void aPartitionThatIsBehindForAMomentOnlyIsNotSkipped() throws Exception {
        conversation(1, 1, NOW.minus(Duration.ofHours(1)));
        append(1);
        applied(1, before.get(1), NOW.minusSeconds(59));

        assertThat(sweeper().sweep(NOW)).isEqualTo(new Swept(1, 0));
    }

    @Test
    void aRoundIsBoundedAndTakesTheLongestOverdueFirst() throws Exception {
        UUID third = conversation(1, 1, NOW.minus(Duration.ofMinutes(3)));
        UUID first = conversation(2, 1, NOW.minus(Duration.ofMinutes(5)));
        UUID second = conversation(0, 1, NOW.minus(Duration.ofMinutes(4)));
        var bounded = sweeper(new SweepProperties(true, MINUTE, MINUTE, MINUTE, MINUTE.multipliedBy(10), 2));

        bounded.sweep(NOW);
        assertThat(claims())
                .extracting(claim -> claim.conversationId().value())
                .containsExactlyInAnyOrder(first, second);

        appliedAll();
        bounded.sweep(NOW.plus(MINUTE));
        assertThat(claims()).extracting(claim -> claim.conversationId().value()).contains(third);
    }

    @Test
    void whatKafkaDidNotTakeCountsAsUnclaimed() throws Exception {
        conversation(1, 1, NOW.minus(Duration.ofHours(1)));
        var nowhere = new ConversationLog(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofSeconds(1));

        assertThatExceptionOfType(KafkaException.class)
                .isThrownBy(() -> new Sweeper(connections, nowhere, PROPERTIES).sweep(NOW));

        assertThat(query("SELECT count(*) FROM sweep")).isEqualTo("0");
        assertThat(sweeper().sweep(NOW)).isEqualTo(new Swept(1, 0));
    }

    private UUID conversation(int partition, int session, Instant deadline) {
        UUID id = UUID.randomUUID();
        execute("""
                INSERT INTO conversation (conversation_id, version, organization_id, channel_address, customer_address,
                       session, revision, status, opened_at, deadline, last_position, state, partition, last_offset, updated_at)
                VALUES ('%s', 1, gen_random_uuid(), 'a', 'b', %d, 0, 'PENDING', now(), %s, 1, '{}', %d, 140, now())
                """.formatted(id, session, deadline == null ? "NULL" : "'" + deadline + "'", partition));
        return id;
    }

    private void applied(int partition, long nextOffset, Instant lastRecordAt) {
        execute("""
                INSERT INTO partition_progress (topic_id, partition, partition_count, next_offset, last_record_at)
                VALUES ('t', %d, 3, %d, '%s')
                ON CONFLICT (partition) DO UPDATE
                   SET next_offset = excluded.next_offset, last_record_at = excluded.last_record_at
                """.formatted(partition, nextOffset, lastRecordAt));
    }

    private void appliedAll() throws InterruptedException {
        log().endOffsets(List.of(0, 1, 2)).forEach((partition, end) -> applied(partition, end, NOW));
    }

    /// A record that nobody has applied.
    private void append(int partition) throws Exception {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topic.CONVERSATION_EVENTS.topicName(), partition, "anybody", new byte[] {1}))
                    .get();
        }
    }

    /// What was appended since the test began, without [#append]'s.
    private List<TimeoutElapsed> claims() throws UnreadableRecordException {
        List<TimeoutElapsed> claims = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topic.CONVERSATION_EVENTS.topicName(), partition))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, before.get(partition.partition())));
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (!record.key().equals("anybody")) {
                        var claim = (TimeoutElapsed) CloudEventRecords.read(record.headers(), record.value());
                        assertThat(record.key())
                                .isEqualTo(claim.conversationId().toString());
                        claims.add(claim);
                    }
                }
            }
        }
        return claims;
    }

    private void execute(String sql) {
        try (var connection = connections.open("test", Duration.ofSeconds(10));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String query(String sql) {
        try (var connection = connections.open("test", Duration.ofSeconds(10));
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
