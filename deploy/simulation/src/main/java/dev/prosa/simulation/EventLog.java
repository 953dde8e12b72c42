package dev.prosa.simulation;

import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.conversation.handling.Incoming;
import dev.prosa.conversation.handling.Incoming.Raw;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.conversation.handling.Incoming.Unreadable;
import dev.prosa.conversation.handling.ParkReason;
import java.util.ArrayList;
import java.util.List;

/// `conversation-events`: partitions of records, stamped by the broker's clock.
final class EventLog {

    static final int PARTITIONS = 2;

    private static final Raw RAW = new Raw(null, null, List.of());

    private final Clock clock;
    private final List<List<Incoming>> partitions = List.of(new ArrayList<>(128), new ArrayList<>(128));
    private final long[] start = new long[PARTITIONS];

    EventLog(Clock clock) {
        this.clock = clock;
    }

    Readable append(int partition, LoggedInput input) {
        Readable record = new Readable(next(partition), clock.broker(), null, RAW, input);
        partitions.get(partition).add(record);
        return record;
    }

    void appendUnreadable(int partition) {
        partitions
                .get(partition)
                .add(new Unreadable(
                        next(partition), clock.broker(), null, RAW, ParkReason.UNREADABLE, "no type of ours"));
    }

    private Evidence next(int partition) {
        return new Evidence(partition, partitions.get(partition).size());
    }

    Incoming get(int partition, long offset) {
        return partitions.get(partition).get((int) offset);
    }

    List<Incoming> slice(int partition, long from, long to) {
        return partitions.get(partition).subList((int) from, (int) to);
    }

    long end(int partition) {
        return partitions.get(partition).size();
    }

    /// The first offset that retention has left.
    long start(int partition) {
        return start[partition];
    }

    void retainFrom(int partition, long offset) {
        start[partition] = offset;
    }
}
