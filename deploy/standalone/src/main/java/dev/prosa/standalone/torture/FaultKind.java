package dev.prosa.standalone.torture;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What can be done to a running Prosa.
enum FaultKind {
    KILL_INGRESS("kill -9 of ingress-service", 7, Part.INGRESS),
    KILL_CONVERSATION("kill -9 of a conversation-service", 12, Part.CONVERSATION_1, Part.CONVERSATION_2),
    KILL_EXPIRY("kill -9 of an expiry-service", 10, Part.EXPIRY_1, Part.EXPIRY_2),
    KILL_ANALYTICS("kill -9 of analytics-service", 5, Part.ANALYTICS),
    KILL_KAFKA("kill -9 of the broker", 6, Part.KAFKA),
    KILL_POSTGRES("kill -9 of PostgreSQL", 5, Part.POSTGRES),
    KILL_POSTGRES_OWNER("kill -9 of PostgreSQL's owner", 3, Part.POSTGRES),
    FREEZE_CONVERSATION(
            "SIGSTOP of a conversation-service past its session, SIGCONT",
            7,
            Duration.ofSeconds(14),
            Part.CONVERSATION_1,
            Part.CONVERSATION_2),
    FREEZE_EXPIRY(
            "SIGSTOP of an expiry-service past its session, SIGCONT",
            5,
            Duration.ofSeconds(14),
            Part.EXPIRY_1,
            Part.EXPIRY_2),
    RESTART_KAFKA("restart of the broker", 4, Part.KAFKA),
    RESTART_POSTGRES("restart of PostgreSQL", 4, Part.POSTGRES),
    DROP_SLOT("replication slot dropped", 6, Part.POSTGRES),
    FILL_DISK("disk full", 3, Duration.ofSeconds(5), Part.KAFKA),
    TWILIO_FAILS("Twilio throttles, errs, breaks off, cannot reach", 5, Part.TWILIO),
    DELAY("network delayed", 9, Duration.ofSeconds(5), Part.connected().toArray(Part[]::new)),
    CUT("network cut", 8, Duration.ofSeconds(5), Part.connected().toArray(Part[]::new)),
    HALF_OPEN("network half open", 7, Duration.ofSeconds(5), Part.connected().toArray(Part[]::new));

    private final String label;
    private final int weight;
    private final Duration hold;
    private final List<Part> targets;

    FaultKind(String label, int weight, Part... targets) {
        this(label, weight, Duration.ZERO, targets);
    }

    FaultKind(String label, int weight, Duration hold, Part... targets) {
        this.label = label;
        this.weight = weight;
        this.hold = hold;
        this.targets = List.of(targets);
    }

    String label() {
        return label;
    }

    /// How often it comes compared to the others.
    int weight() {
        return weight;
    }

    /// How long it lasts by itself; nothing where it is over at once.
    Duration hold() {
        return hold;
    }

    List<Part> targets() {
        return targets;
    }

    /// As on the command line: `kill-kafka`.
    String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
