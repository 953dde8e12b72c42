package dev.prosa.conversation.relay;

import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/// Reads outbox rows out of what Debezium delivers. Used by one thread at a time.
final class ChangedRows {

    private static final String TABLE = ".conversation.outbox";

    private String lastText = "";
    private Instant lastInstant = Instant.EPOCH;

    /// The inserted row; null for a heartbeat and whatever else is no row of the outbox.
    @Nullable
    OutboxRow row(SourceRecord event) {
        if (!event.topic().endsWith(TABLE) || !(event.value() instanceof Struct change)) {
            return null;
        }
        Struct row = change.getStruct("after");
        if (row == null) {
            return null;
        }
        return new OutboxRow(
                new RecordVersion(row.getInt32("partition"), row.getInt64("log_offset"), row.getInt32("index")),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                instant(row.getString("time")),
                row.getString("traceparent"),
                row.getString("value"));
    }

    /// When the row's transaction was committed.
    static Instant committedAt(SourceRecord event) {
        return Instant.ofEpochMilli(((Struct) event.value()).getStruct("source").getInt64("ts_ms"));
    }

    /// What of the write-ahead log may go once the event is in Kafka; null if the event does not
    /// tell.
    static @Nullable LogPosition position(SourceRecord event) {
        Object commit = event.sourceOffset().get("lsn_commit");
        Object position = commit == null ? event.sourceOffset().get("lsn_proc") : commit;
        return position == null ? null : new LogPosition((Long) position);
    }

    /// All rows of an input have its time, so parsing it once is enough.
    private Instant instant(String timestamp) {
        if (!timestamp.equals(lastText)) {
            lastInstant = OffsetDateTime.parse(timestamp).toInstant();
            lastText = timestamp;
        }
        return lastInstant;
    }
}
