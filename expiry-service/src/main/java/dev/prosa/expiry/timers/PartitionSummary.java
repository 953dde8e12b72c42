package dev.prosa.expiry.timers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one partition stood a moment ago.
///
/// @param rebuilt whether its timers may fire
/// @param pending timers that wait for their time or for their turn
/// @param inFlight timers whose claim waits for its acknowledgement
/// @param nextPending the earliest of those pending
/// @param earliestInFlight the earliest of those in flight
public record PartitionSummary(
        int partition,
        boolean rebuilt,
        int pending,
        int inFlight,
        @Nullable Timer nextPending,
        @Nullable Timer earliestInFlight) {

    /// The timer that has waited longest past its time, null if none is late.
    public @Nullable Timer mostLate(Instant now) {
        Timer earliest = earliestInFlight;
        if (earliest == null || (nextPending != null && nextPending.fireAt().isBefore(earliest.fireAt()))) {
            earliest = nextPending;
        }
        return earliest != null && earliest.fireAt().isBefore(now) ? earliest : null;
    }
}
