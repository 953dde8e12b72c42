package dev.prosa.standalone.bench;

import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.standalone.Failure;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Arms timers as the relay would: timer `i` is always the same conversation's, and each record's
/// version is above those before.
final class TimerWriter implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long version;

    TimerWriter(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 20, "batch.size", 256 << 10),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    static String conversation(long index) {
        return new UUID(0x5000_0000_0000_4000L ^ index * 0x9E37_79B9_7F4A_7C15L, 0x8000_0000_0000_0000L | index)
                .toString();
    }

    /// Returns when Kafka has them all.
    void arm(long from, long count, LongFunction<Instant> fireAt) {
        for (long i = from; i < from + count; i++) {
            Instant at = fireAt.apply(i);
            Envelope envelope =
                    new Envelope(new RecordVersion(0, version++, 0).id(), "/prosa/bench", at, conversation(i), null);
            producer.send(CloudEventRecords.of(envelope, new ArmedTimer(1, at)), (_, e) -> {
                if (e != null) {
                    failure.set(e);
                }
            });
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new Failure("Kafka did not take the timers: " + failed.getMessage() + " on topic "
                    + Topic.CONVERSATION_TIMERS.topicName());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
