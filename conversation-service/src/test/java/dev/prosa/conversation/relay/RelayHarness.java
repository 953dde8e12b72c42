package dev.prosa.conversation.relay;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.conversation.config.PostgresProperties;
import dev.prosa.embedded.EmbeddedKafkaMain;
import dev.prosa.embedded.EmbeddedPostgres;
import dev.prosa.embedded.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Measures the relay: a lone row's way to a reader who reads committed, and how fast a backlog
/// drains at which CPU.
///
/// Durable PostgreSQL, broker and relay are processes of their own. Run it from the tests' class
/// path; it prints one
/// line of JSON. Arguments: lone rows (400), rows of backlog (200000), bytes of a value (600).
public final class RelayHarness {

    private static final int PARTITIONS = 12;
    /// Of the relay's JVM, for a profiler say: `-Drelay.options="-XX:StartFlightRecording…"`.
    private static final String[] OPTIONS =
            System.getProperty("relay.options", "-Dplain").split(" ");

    private static final String PASSWORD = "secret";

    private final Statement writer;
    private final KafkaConsumer<String, byte[]> reader;
    private final int bytes;
    private long[] insertMicros = {};

    private RelayHarness(Statement writer, KafkaConsumer<String, byte[]> reader, int bytes) {
        this.writer = writer;
        this.reader = reader;
        this.bytes = bytes;
    }

    public static void main(String[] arguments) throws Exception {
        int lone = argument(arguments, 0, 400);
        int backlog = argument(arguments, 1, 200_000);
        int bytes = argument(arguments, 2, 600);
        var root = Files.createTempDirectory("relay-harness");
        var broker = broker(root.resolve("kafka"));
        try (var postgres = EmbeddedPostgres.start(PostgresSettings.in(root.resolve("postgres"), PASSWORD))) {
            var bootstrap = broker.inputReader().readLine().split(" ")[1];
            var database = new PostgresProperties(postgres.url(), "prosa", PASSWORD);
            try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
                new TopicCreator(admin, PARTITIONS, Duration.ofSeconds(30)).ensure(EnumSet.allOf(Topic.class));
            }
            try (var reader = reader(bootstrap);
                    var connection = new OutboxTable(database).connections().open("harness", Duration.ofMinutes(1));
                    var writer = connection.createStatement()) {
                var harness = new RelayHarness(writer, reader, bytes);
                System.out.println(harness.measure(database, bootstrap, lone, backlog));
            }
        } finally {
            broker.destroy();
            broker.waitFor();
        }
    }

    private String measure(PostgresProperties database, String bootstrap, int lone, int backlog) throws Exception {
        var relay = RelayProcess.start(database, bootstrap, OPTIONS);
        long[] warm = latencies(100, 0);
        long[] micros = latencies(lone, 100);
        long[] inserts = insertMicros;
        long idleBegan = System.nanoTime();
        double idleCpu = relay.cpuSeconds();
        LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
        double idle = (relay.cpuSeconds() - idleCpu) / ((System.nanoTime() - idleBegan) / 1e9);
        relay.end();

        for (int written = 0; written < backlog; written += 1_000) {
            insert(1_000 + written, 1_000);
        }
        relay = RelayProcess.start(database, bootstrap, OPTIONS);
        awaitRecords(backlog / 10); // the JVM's start and its first steps
        double cpu = relay.cpuSeconds();
        long began = System.nanoTime();
        int measured = awaitRecords(backlog - backlog / 10 - 5_000);
        double seconds = (System.nanoTime() - began) / 1e9;
        double spent = relay.cpuSeconds() - cpu;
        relay.end();
        return """
                {"loneRows":%d,"latencyMs":{"p50":%.1f,"p90":%.1f,"p99":%.1f,"max":%.1f},\
                "ofWhichInsertMs":{"p50":%.1f,"p90":%.1f,"p99":%.1f},"idleCores":%.3f,\
                "backlogRows":%d,"bytes":%d,"rowsPerSecond":%.0f,"relayMicrosPerRow":%.1f}""".formatted(
                        warm.length + lone,
                        percentile(micros, 50),
                        percentile(micros, 90),
                        percentile(micros, 99),
                        percentile(micros, 100),
                        percentile(inserts, 50),
                        percentile(inserts, 90),
                        percentile(inserts, 99),
                        idle,
                        measured,
                        bytes,
                        measured / seconds,
                        spent * 1e6 / measured);
    }

    /// From before the INSERT, its commit included, until the reader has the record.
    private long[] latencies(int count, int first) throws SQLException {
        long[] micros = new long[count];
        insertMicros = new long[count];
        for (int i = 0; i < count; i++) {
            long began = System.nanoTime();
            insert(first + i, 1);
            insertMicros[i] = (System.nanoTime() - began) / 1_000;
            awaitRecords(1);
            micros[i] = (System.nanoTime() - began) / 1_000;
            LockSupport.parkNanos(Duration.ofMillis(20 + i % 13).toNanos());
        }
        Arrays.sort(micros);
        Arrays.sort(insertMicros);
        return micros;
    }

    /// Each row another conversation's.
    private void insert(int first, int count) throws SQLException {
        writer.execute("""
                INSERT INTO outbox (partition, log_offset, index, topic, key, type, time, traceparent, value)
                SELECT n %% 12, n, 0, 'conversation-updates', gen_random_uuid()::text, '%s', now(),
                       '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', repeat('x', %d)
                  FROM generate_series(%d, %d) AS n
                """.formatted(OutboxTable.UPDATE, bytes, first, first + count - 1));
    }

    private int awaitRecords(int count) {
        int seen = 0;
        long giveUpAt = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (seen < count && System.nanoTime() < giveUpAt) {
            seen += reader.poll(Duration.ofSeconds(1)).count();
        }
        return seen;
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e3;
    }

    private static Process broker(Path directory) throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx768m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedKafkaMain.class.getName(),
                        "--data",
                        directory.toString(),
                        "--port",
                        "0",
                        "--exit-with-parent"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static KafkaConsumer<String, byte[]> reader(String bootstrap) {
        var reader = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrap,
                        "isolation.level",
                        "read_committed",
                        "max.poll.records",
                        10_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        reader.assign(IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topic.CONVERSATION_UPDATES.topicName(), partition))
                .toList());
        reader.seekToBeginning(reader.assignment());
        return reader;
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
