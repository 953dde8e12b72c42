package dev.prosa.standalone.torture;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One fault of a schedule.
///
/// @param pause since the one before
/// @param way which one of the target's the network troubles; null where it has none
/// @param delay for [FaultKind#DELAY]
record Fault(
        int number,
        FaultKind kind,
        Part target,
        Duration pause,
        @Nullable Way way,
        Duration delay) {

    String line() {
        return switch (kind) {
            case DELAY -> "%s by %d ms: %s".formatted(kind.label(), delay.toMillis(), connection());
            case CUT, HALF_OPEN -> "%s: %s".formatted(kind.label(), connection());
            case DROP_SLOT, FILL_DISK, TWILIO_FAILS -> kind.label();
            default -> "%s: %s".formatted(kind.label(), target.partName());
        };
    }

    private String connection() {
        return target.partName() + " to " + (way == null ? "nobody" : way.to());
    }
}
