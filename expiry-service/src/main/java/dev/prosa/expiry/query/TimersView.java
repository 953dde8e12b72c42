package dev.prosa.expiry.query;

import dev.prosa.expiry.firing.Standing;
import dev.prosa.expiry.timers.PartitionSummary;
import dev.prosa.expiry.timers.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The timers of this instance, as they stood a moment ago.
///
/// @param pending how many wait for their time or their turn
/// @param inFlight how many have been sent and wait for Kafka's acknowledgement
/// @param nextDue the pending timer due first, null if none is pending
/// @param mostLate the timer that has waited longest past its time, null if none is late
/// @param rebuilding partitions that do not fire yet
record TimersView(
        int pending,
        int inFlight,
        @Nullable TimerView nextDue,
        @Nullable Late mostLate,
        List<Integer> rebuilding,
        List<Partition> partitions) {

    record Late(TimerView timer, long lateMillis) {}

    record Partition(
            int partition,
            boolean rebuilt,
            int pending,
            int inFlight,
            @Nullable Instant nextDue) {

        static Partition of(PartitionSummary summary) {
            Timer next = summary.nextPending();
            return new Partition(
                    summary.partition(),
                    summary.rebuilt(),
                    summary.pending(),
                    summary.inFlight(),
                    next == null ? null : next.fireAt());
        }
    }

    static TimersView of(Standing standing, Instant now) {
        Timer next = standing.nextDue();
        Timer late = standing.mostLate(now);
        return new TimersView(
                standing.pending(),
                standing.inFlight(),
                next == null ? null : TimerView.of(next),
                late == null
                        ? null
                        : new Late(
                                TimerView.of(late),
                                Duration.between(late.fireAt(), now).toMillis()),
                standing.rebuilding(),
                standing.partitions().stream().map(Partition::of).toList());
    }
}
