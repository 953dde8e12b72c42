package dev.prosa.conversation.sweep;

import java.time.Duration;
import java.time.Instant;

/// Opens the sweeper's rule on lag to the simulation, as it is.
public final class Lag {

    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private Lag() {}

    public static boolean isLagging(int partition, long next, Instant lastRecordAt, long end, Instant now) {
        return new PartitionPosition(partition, next, lastRecordAt).lags(end, now, TOLERANCE);
    }
}
