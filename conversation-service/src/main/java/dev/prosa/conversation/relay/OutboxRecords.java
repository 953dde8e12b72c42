package dev.prosa.conversation.relay;

import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Turns an outbox row into its record: a pure function.
final class OutboxRecords {

    static final String SOURCE = "/prosa/conversation-service";

    private OutboxRecords() {}

    /// Topic and type pass through as they stand, so a relay of an older version carries what a
    /// newer listener wrote.
    static ProducerRecord<String, byte[]> of(OutboxRow row) {
        Envelope envelope = new Envelope(row.version().id(), SOURCE, row.time(), row.key(), row.traceparent());
        String value = row.value();
        return CloudEventRecords.of(
                row.topic(), envelope, row.type(), value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }
}
