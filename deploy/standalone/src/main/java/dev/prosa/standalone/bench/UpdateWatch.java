package dev.prosa.standalone.bench;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.standalone.client.KafkaAccess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Tells how long it takes from the moment a customer posts a message until `conversation-updates`
/// says that it was applied, for one message of a conversation at a time.
final class UpdateWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final byte[] CAUSE = "\"cause\":\"MessageReceived\"".getBytes(StandardCharsets.UTF_8);

    private final Consumer<String, byte[]> consumer;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    private record Waiting(long since, LongConsumer told) {}

    /// Listens from the topic's present end.
    UpdateWatch(String kafka) {
        consumer = KafkaAccess.consumer(kafka);
        var partitions = KafkaAccess.partitions(consumer, Topic.CONVERSATION_UPDATES);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seeking is lazy: only now the end is fixed
        thread = Thread.ofPlatform().daemon().name("update-watch").start(this::listen);
    }

    /// @param told nanoseconds from `since`, once the message is applied
    /// @return whether no earlier message of the conversation still waits
    boolean expect(String conversation, long since, LongConsumer told) {
        return waiting.putIfAbsent(conversation, new Waiting(since, told)) == null;
    }

    int unseen() {
        return waiting.size();
    }

    private void listen() {
        while (!closed) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                Waiting one = waiting.get(record.key());
                if (one != null && isMessage(record)) {
                    waiting.remove(record.key());
                    one.told().accept(System.nanoTime() - one.since());
                }
            }
        }
        consumer.close();
    }

    private static boolean isMessage(ConsumerRecord<String, byte[]> record) {
        return EventType.CONVERSATION_UPDATED.type().equals(CloudEventRecords.header(record.headers(), "ce_type"))
                && contains(record.value());
    }

    /// Without reading the whole JSON: the load would pay for it.
    private static boolean contains(byte[] value) {
        for (int from = 0; from + CAUSE.length <= value.length; from++) {
            int at = 0;
            while (at < CAUSE.length && value[from + at] == CAUSE[at]) {
                at++;
            }
            if (at == CAUSE.length) {
                return true;
            }
        }
        return false;
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
