package dev.prosa.standalone.torture;

import java.time.Duration;

/// One fault of a schedule.
///
/// @param pause since the one before
/// @param toPostgres for the network: on the way to PostgreSQL rather than to Kafka
/// @param delay for [FaultKind#DELAY]
record Fault(int number, FaultKind kind, Part target, Duration pause, boolean toPostgres, Duration delay) {

    String line() {
        return switch (kind) {
            case DELAY -> "%s by %d ms: %s".formatted(kind.label(), delay.toMillis(), way());
            case CUT, HALF_OPEN -> "%s: %s".formatted(kind.label(), way());
            case DROP_SLOT, FILL_DISK -> kind.label();
            default -> "%s: %s".formatted(kind.label(), target.partName());
        };
    }

    private String way() {
        return target.partName() + " to " + (toPostgres ? "PostgreSQL" : "Kafka");
    }
}
