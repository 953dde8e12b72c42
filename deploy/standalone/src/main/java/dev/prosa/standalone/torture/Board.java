package dev.prosa.standalone.torture;

import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.standalone.client.KafkaAccess;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Listens to `conversation-updates` through all faults: tells waiting agents their answers, and how
/// recent what comes out is on every partition.
final class Board implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FAR_BEHIND = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String ANSWERED = EventType.COMMAND_ANSWERED.type();

    private final String kafka;
    private final Map<String, CompletableFuture<CommandAnswered>> waiting = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> latest = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    private Board(String kafka) {
        this.kafka = kafka;
        this.thread = Thread.ofPlatform().daemon().name("torture-board").unstarted(this::run);
    }

    /// Listens from the topic's present end.
    static Board open(String kafka) {
        var board = new Board(kafka);
        try (var consumer = KafkaAccess.consumer(kafka)) {
            var partitions = KafkaAccess.partitions(consumer, Topic.CONVERSATION_UPDATES);
            board.positions.putAll(consumer.endOffsets(partitions));
        }
        board.thread.start();
        return board;
    }

    /// Completes with the answer to a command. The same future for the same command.
    CompletableFuture<CommandAnswered> answerTo(String commandId) {
        return waiting.computeIfAbsent(commandId, _ -> new CompletableFuture<>());
    }

    int unanswered() {
        return waiting.size();
    }

    /// The log's time of the latest input whose record came out of the slowest partition.
    Instant latestOfSlowest() {
        var times = List.copyOf(latest.values());
        return times.size() < positions.size()
                ? Instant.MIN
                : times.stream().min(Instant::compareTo).orElse(Instant.MIN);
    }

    /// Whether some partition is so far behind a time that more messages would only queue up.
    boolean isFarBehind(Instant time) {
        var slowest = latestOfSlowest();
        return !slowest.equals(Instant.MIN) && slowest.isBefore(time.minus(FAR_BEHIND));
    }

    private void run() {
        while (!closed) {
            try (var consumer = KafkaAccess.consumer(kafka)) {
                listen(consumer);
            } catch (KafkaException e) {
                pause();
            }
        }
    }

    private void listen(Consumer<String, byte[]> consumer) {
        consumer.assign(new ArrayList<>(positions.keySet()));
        positions.forEach(consumer::seek);
        while (!closed) {
            for (var record : consumer.poll(POLL)) {
                take(record);
                positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        var at = time(CloudEventRecords.header(record.headers(), "ce_time"));
        if (at != null) {
            latest.merge(record.partition(), at, (one, other) -> one.isAfter(other) ? one : other);
        }
        if (!ANSWERED.equals(CloudEventRecords.header(record.headers(), "ce_type"))) {
            return;
        }
        try {
            if (CloudEventRecords.read(record.headers(), record.value()) instanceof CommandAnswered answer) {
                var question = waiting.remove(answer.commandId().value());
                if (question != null) {
                    question.complete(answer);
                }
            }
        } catch (UnreadableRecordException e) {
            // the judge reads the topic too
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
