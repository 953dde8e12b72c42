package dev.prosa.expiry.firing;

import dev.prosa.expiry.timers.Timer;
import java.util.List;

/// What is known of a conversation's timer.
public sealed interface Lookup {

    /// @param partition of `conversation-timers`
    record Found(int partition, Timer timer) implements Lookup {}

    /// The conversation's partition is here and holds no timer for it.
    record NoTimer(int partition) implements Lookup {}

    /// The conversation's partition is here and not yet read to its end.
    record StillRebuilding(int partition) implements Lookup {}

    /// @param held what this instance holds instead
    record Elsewhere(int partition, List<Integer> held) implements Lookup {}

    /// This instance is no member of the consumer group now, or too busy to answer in time.
    record NotNow() implements Lookup {}
}
