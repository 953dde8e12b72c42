package dev.prosa.conversation.sweep;

import java.time.Duration;
import java.time.Instant;

/// How far a partition of `conversation-events` has been applied.
///
/// @param nextOffset the first that has not been
/// @param lastRecordAt the log's time of the last that has been
record PartitionPosition(int partition, long nextOffset, Instant lastRecordAt) {

    /// Records wait, and the last one applied is old: what looks overdue may have been answered in
    /// what waits.
    boolean lags(long endOffset, Instant now, Duration tolerance) {
        return nextOffset < endOffset && lastRecordAt.isBefore(now.minus(tolerance));
    }
}
