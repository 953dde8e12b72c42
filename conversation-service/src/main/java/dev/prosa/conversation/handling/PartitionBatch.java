package dev.prosa.conversation.handling;

import dev.prosa.conversation.store.Advance;
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

    private long first() {
        return records.getFirst().evidence().offset();
    }

    private long next() {
        return records.getLast().evidence().offset() + 1;
    }

    Advance advance() {
        return new Advance(
                topicId, partition, first(), next(), records.getLast().at());
    }

    PartitionBatch of(List<Incoming> some) {
        return new PartitionBatch(topicId, partition, some);
    }
}
