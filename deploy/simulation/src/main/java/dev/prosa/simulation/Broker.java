package dev.prosa.simulation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.conversation.store.OutboxRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The topics the relay writes to, and on each a reader that ignores what is at or below the last
/// version it saw of a key. Fences whoever writes under an older epoch of the relay's
/// transactional ID.
final class Broker {

    private final TimersTopic timers;
    private final Values values;
    private final Map<EventType, Map<String, RecordVersion>> seen = new HashMap<>();
    private final Set<RecordVersion> applied = new HashSet<>(2048);
    private int epoch;

    Broker(TimersTopic timers, Values values) {
        this.timers = timers;
        this.values = values;
    }

    /// Initialises the relay's transactional ID anew: from now on the epochs before are fenced.
    int initTransactions() {
        return ++epoch;
    }

    /// @return false if whoever writes is fenced
    boolean write(int writer, List<OutboxRow> rows) {
        if (writer != epoch) {
            return false;
        }
        for (OutboxRow row : rows) {
            accept(row);
        }
        return true;
    }

    private void accept(OutboxRow row) {
        String key = row.key();
        if (row.type() == EventType.ARMED_TIMER && key != null) {
            ArmedTimer timer = row.value() == null ? null : (ArmedTimer) values.read(row.value());
            timers.write(
                    row.version().partition(), new TimersTopic.Entry(ConversationId.of(key), timer, row.version()));
            return;
        }
        if (key == null) {
            applied.add(row.version());
            return;
        }
        Map<String, RecordVersion> ofType = seen.computeIfAbsent(row.type(), _ -> new HashMap<>());
        RecordVersion last = ofType.get(key);
        if (last == null || row.version().isAfter(last)) {
            ofType.put(key, row.version());
            applied.add(row.version());
        }
    }

    /// The timers that were derived anew from the conversations.
    boolean writeTimers(int writer, int partition, List<TimersTopic.Entry> entries) {
        if (writer != epoch) {
            return false;
        }
        entries.forEach(entry -> timers.write(partition, entry));
        return true;
    }

    /// Whether a reader has taken it in.
    boolean isApplied(OutboxRow row) {
        return row.type() == EventType.ARMED_TIMER || applied.contains(row.version());
    }
}
