package dev.prosa.simulation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.RecordVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `conversation-timers`: compacted, so of each conversation the record written last remains,
/// whatever its version.
final class TimersTopic {

    record Entry(ConversationId conversation, @Nullable ArmedTimer timer, RecordVersion version) {}

    private final List<List<@Nullable Entry>> partitions = List.of(new ArrayList<>(), new ArrayList<>());

    void write(int partition, Entry entry) {
        partitions.get(partition).add(entry);
    }

    int end(int partition) {
        return partitions.get(partition).size();
    }

    /// Null where compaction left nothing.
    @Nullable
    Entry read(int partition, int offset) {
        return partitions.get(partition).get(offset);
    }

    /// What the last record of each conversation says.
    Map<ConversationId, Entry> latest(int partition) {
        Map<ConversationId, Entry> latest = new HashMap<>();
        for (Entry entry : partitions.get(partition)) {
            if (entry != null) {
                latest.put(entry.conversation(), entry);
            }
        }
        return latest;
    }

    void compact(int partition) {
        List<@Nullable Entry> entries = partitions.get(partition);
        Map<ConversationId, Entry> latest = latest(partition);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry != null && latest.get(entry.conversation()) != entry) {
                entries.set(i, null);
            }
        }
    }
}
