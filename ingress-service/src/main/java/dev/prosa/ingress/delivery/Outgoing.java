package dev.prosa.ingress.delivery;

import dev.prosa.contracts.output.OutboundMessage;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.contracts.wire.UnreadableRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A message to be sent, and where it lies.
///
/// @param offset on its partition of `outbound-messages`
/// @param traceparent null where the record has none
record Outgoing(
        OutboundMessage message,
        RecordVersion version,
        long offset,
        @Nullable String traceparent) {

    /// @throws UnreadableRecordException if the record holds no outbound message
    static Outgoing of(ConsumerRecord<String, byte[]> record) throws UnreadableRecordException {
        if (!(CloudEventRecords.read(record.headers(), record.value()) instanceof OutboundMessage message)) {
            throw new UnreadableRecordException(
                    "of a type that does not belong on " + Topic.OUTBOUND_MESSAGES.topicName());
        }
        return new Outgoing(
                message,
                CloudEventRecords.version(record.headers()),
                record.offset(),
                CloudEventRecords.header(record.headers(), TraceParent.HEADER));
    }
}
