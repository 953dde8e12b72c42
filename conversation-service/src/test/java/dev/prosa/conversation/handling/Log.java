package dev.prosa.conversation.handling;

import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.conversation.handling.Incoming.Raw;
import dev.prosa.conversation.handling.Incoming.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;

/// One partition's log as a test writes it: a record every ten milliseconds.
final class Log {

    static final Uuid TOPIC = new Uuid(7, 7);
    static final int PARTITION = 3;

    static final int OTHER_PARTITION = 4;

    private final int partition;
    private final List<Incoming> records = new ArrayList<>();

    Log() {
        this(PARTITION);
    }

    Log(int partition) {
        this.partition = partition;
    }

    Log add(LoggedInput... inputs) {
        for (LoggedInput input : inputs) {
            add(new Readable(
                    new Evidence(partition, records.size()),
                    at(records.size()),
                    null,
                    new Raw(input.conversationId().toString(), new byte[] {1}, List.of()),
                    input));
        }
        return this;
    }

    Log addUnreadable() {
        add(new Incoming.Unreadable(
                new Evidence(partition, records.size()),
                at(records.size()),
                null,
                new Raw("key", new byte[] {1, 2, 3}, List.of()),
                ParkReason.UNREADABLE,
                "no CloudEvent"));
        return this;
    }

    private void add(Incoming record) {
        records.add(record);
    }

    private static Instant at(int offset) {
        return Instant.parse("2026-03-02T09:00:00Z").plusMillis(offset * 10L);
    }

    int size() {
        return records.size();
    }

    /// Records `from` (inclusive) to `to` (exclusive), as one batch.
    PartitionBatch batch(int from, int to) {
        return new PartitionBatch(TOPIC, partition, records.subList(from, to));
    }

    PartitionBatch all() {
        return batch(0, records.size());
    }
}
