package dev.prosa.expiry.timers;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;
import java.util.UUID;

/// What the tests of this package speak of.
final class Timers {

    static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    static final ConversationId ANA = conversation(1);
    static final ConversationId BRUNO = conversation(2);
    static final int PARTITION = 3;

    private Timers() {}

    static ConversationId conversation(long number) {
        return new ConversationId(new UUID(0x5000_8000L | number << 32, ~number));
    }

    static ArmedTimer firstSessionAt(Instant fireAt) {
        return new ArmedTimer(1, fireAt);
    }

    static RecordVersion version(long offset) {
        return new RecordVersion(PARTITION, offset, 0);
    }
}
