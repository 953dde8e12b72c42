package dev.prosa.standalone.simulation;

import dev.prosa.standalone.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Waiting, as people do.
final class Pause {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);

    private Pause() {}

    static void until(Instant instant) {
        Duration left = Duration.between(Instant.now(), instant);
        if (left.isPositive()) {
            sleep(left);
        }
    }

    /// Whether it came true in time.
    static boolean until(BooleanSupplier condition, Duration patience) {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUpAt) {
                return false;
            }
            sleep(LOOK_AGAIN);
        }
        return true;
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
