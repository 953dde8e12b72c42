package dev.prosa.expiry.firing;

import dev.prosa.expiry.timers.PartitionSummary;
import dev.prosa.expiry.timers.Timer;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How this instance stood after its last pass: what the timers' thread publishes for everybody
/// else.
///
/// @param joined whether the consumer group has given this instance its share, which may be no
///     partition at all
/// @param topicPartitions how many partitions `conversation-timers` has, 0 while nobody knows
/// @param partitions the assigned ones, by number
public record Standing(boolean joined, int topicPartitions, List<PartitionSummary> partitions) {

    static final Standing OUTSIDE = new Standing(false, 0, List.of());

    /// Whether every assigned partition fires.
    public boolean isReady() {
        return joined && rebuilding().isEmpty();
    }

    /// Assigned partitions that do not fire yet.
    public List<Integer> rebuilding() {
        return partitions.stream()
                .filter(partition -> !partition.rebuilt())
                .map(PartitionSummary::partition)
                .toList();
    }

    /// The numbers of the assigned partitions.
    public List<Integer> held() {
        return partitions.stream().map(PartitionSummary::partition).toList();
    }

    /// The timer that has waited longest past its time, null if none is late.
    public @Nullable Timer mostLate(Instant now) {
        return earliest(partition -> partition.mostLate(now));
    }

    /// The pending timer that is due first, perhaps long ago; null if none is pending.
    public @Nullable Timer nextDue() {
        return earliest(PartitionSummary::nextPending);
    }

    private @Nullable Timer earliest(Function<PartitionSummary, @Nullable Timer> timer) {
        Timer earliest = null;
        for (PartitionSummary partition : partitions) {
            Timer candidate = timer.apply(partition);
            if (candidate != null && (earliest == null || candidate.fireAt().isBefore(earliest.fireAt()))) {
                earliest = candidate;
            }
        }
        return earliest;
    }

    public int pending() {
        return partitions.stream().mapToInt(PartitionSummary::pending).sum();
    }

    public int inFlight() {
        return partitions.stream().mapToInt(PartitionSummary::inFlight).sum();
    }
}
