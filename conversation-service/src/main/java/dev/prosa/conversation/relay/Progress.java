package dev.prosa.conversation.relay;

import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How far the relay has come: the last row relayed of each partition of `conversation-events`.
///
/// One row per partition says it all: a partition's batches are committed in the order of their
/// offsets, so its rows
/// are relayed in that order.
final class Progress {

    private final Map<Integer, RecordVersion> last = new TreeMap<>();
    private @Nullable Instant until;

    /// @param rows in the order in which they were relayed
    /// @param committedAt when the first of them was committed; null if nobody knows
    void relayed(List<OutboxRow> rows, @Nullable Instant committedAt) {
        for (OutboxRow row : rows) {
            last.put(row.version().partition(), row.version());
        }
        if (committedAt != null) {
            until = committedAt;
        }
    }

    Collection<RecordVersion> last() {
        return last.values();
    }

    /// All that was committed before is relayed; null if that is unknown.
    @Nullable
    Instant until() {
        return until;
    }
}
