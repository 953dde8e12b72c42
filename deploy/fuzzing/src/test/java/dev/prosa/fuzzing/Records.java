package dev.prosa.fuzzing;

import dev.prosa.fuzzing.Frame.Line;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Kafka's records as frames: the line `key` is the key, `value: null` makes a tombstone, every
/// other line is a header (`name: null` one without a value) and the rest is the value.
public final class Records {

    private Records() {}

    public static <K> ConsumerRecord<K, byte[]> record(Frame frame, @Nullable K key) {
        return new ConsumerRecord<>(
                "fuzzed",
                7,
                4_711,
                1_793_610_000_000L,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key,
                value(frame),
                headers(frame),
                Optional.empty());
    }

    public static Headers headers(Frame frame) {
        Headers headers = new RecordHeaders();
        for (Line line : frame.lines()) {
            if (!line.name().equals("key") && !line.name().equals("value")) {
                headers.add(line.name(), line.value().equals("null") ? null : line.bytes());
            }
        }
        return headers;
    }

    public static byte @Nullable [] value(Frame frame) {
        return frame.value("value").filter("null"::equals).isPresent() ? null : frame.rest();
    }
}
