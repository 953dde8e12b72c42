package dev.prosa.conversation.handling;

import java.util.List;
import org.apache.kafka.common.Uuid;

/// What one poll brought of one partition, in log order.
///
/// @param records at least one, without gaps between their offsets
public record PartitionBatch(Uuid topicId, int partition, List<Incoming> records) {

    public PartitionBatch {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one record");
        }
    }

    long first() {
        return records.getFirst().evidence().offset();
    }

    long next() {
        return records.getLast().evidence().offset() + 1;
    }

    PartitionBatch of(List<Incoming> some) {
        return new PartitionBatch(topicId, partition, some);
    }
}
