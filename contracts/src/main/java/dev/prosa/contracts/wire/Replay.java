package dev.prosa.contracts.wire;

import dev.prosa.contracts.output.ParkedInput;
import dev.prosa.contracts.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Says that a kept record, a parked input or a quarantined webhook, was replayed: as a record
/// without a value on the topic that keeps it.
///
/// @param id of what was replayed, `partition-offset`
/// @param as where it lies now, `partition-offset`
public record Replay(String id, String as) {

    /// Header of a replayed input: the ID of what it replays.
    public static final String OF = "prosa_replay_of";

    private static final String ID = "prosa_replayed";
    private static final String AS = "prosa_replayed_as";
    private static final String TYPE = "dev.prosa.replayed.v1";

    /// The parked input's record once more, for `conversation-events`, with a header that says so.
    ///
    /// @param id the parked input's
    public static ProducerRecord<String, byte[]> again(ParkedInput parked, String id) {
        ProducerRecord<String, byte[]> again =
                new ProducerRecord<>(Topic.CONVERSATION_EVENTS.topicName(), parked.key(), parked.value());
        parked.headers().stream()
                .filter(header -> !header.name().equals(OF))
                .forEach(header -> again.headers().add(header.name(), header.value()));
        again.headers().add(OF, id.getBytes(StandardCharsets.UTF_8));
        return again;
    }

    /// Null where the record says something else.
    public static @Nullable Replay read(Headers headers) {
        String id = CloudEventRecords.header(headers, ID);
        String as = CloudEventRecords.header(headers, AS);
        return id == null || as == null ? null : new Replay(id, as);
    }

    /// @param source whoever replayed it
    /// @param key the kept record's
    public ProducerRecord<String, byte[]> record(String topic, String source, @Nullable String key) {
        Envelope envelope = new Envelope(UUID.randomUUID().toString(), source, Instant.now(), key, null);
        ProducerRecord<String, byte[]> record = CloudEventRecords.of(topic, envelope, TYPE, null);
        record.headers().add(ID, id.getBytes(StandardCharsets.UTF_8));
        record.headers().add(AS, as.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
