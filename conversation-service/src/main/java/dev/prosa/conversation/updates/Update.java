package dev.prosa.conversation.updates;

import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.UnreadableRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record of `conversation-updates`, read only once somebody wants to know what is in it.
public final class Update {

    private final ConsumerRecord<String, byte[]> record;
    private final Positions after;
    private boolean read;
    private @Nullable Object value;

    Update(ConsumerRecord<String, byte[]> record, Positions after) {
        this.record = record;
        this.after = after;
    }

    /// The conversation's ID; null on a record that is none of ours.
    public @Nullable String conversation() {
        return record.key();
    }

    int partition() {
        return record.partition();
    }

    long offset() {
        return record.offset();
    }

    /// Where its reader stands once it has this.
    Positions after() {
        return after;
    }

    /// Null if the record holds something else, or nothing that can be read.
    public <T> @Nullable T as(EventType type, Class<T> valueClass) {
        if (!type.type().equals(CloudEventRecords.header(record.headers(), "ce_type"))) {
            return null;
        }
        if (!read) {
            read = true;
            value = read();
        }
        return valueClass.isInstance(value) ? valueClass.cast(value) : null;
    }

    private @Nullable Object read() {
        try {
            return CloudEventRecords.read(record.headers(), record.value());
        } catch (UnreadableRecordException _) {
            return null; // the relay writes what the service stored: nobody of ours wrote this
        }
    }
}
