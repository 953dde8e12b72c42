package dev.prosa.conversation.store;

import java.time.Instant;
import org.apache.kafka.common.Uuid;

/// One partition's step forward.
///
/// @param first the first record's offset, where the partition must stand
/// @param next one past the last record's offset
/// @param lastRecordAt the last record's time
public record Advance(Uuid topicId, int partition, long first, long next, Instant lastRecordAt) {}
