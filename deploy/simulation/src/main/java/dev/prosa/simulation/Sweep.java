package dev.prosa.simulation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.conversation.store.StoredConversation;
import dev.prosa.conversation.sweep.Lag;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The sweeper's rules, over the simulated tables.
final class Sweep {

    private static final Duration OVERDUE = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Clock clock;
    private final Database database;
    private final EventLog log;
    private final Map<Claim, Instant> claimed = new HashMap<>();
    /// What the check remembers by itself.
    private final Map<Claim, Instant> witnessed = new HashMap<>();

    private record Claim(ConversationId conversation, int session, Instant deadline) {}

    Sweep(Clock clock, Database database, EventLog log) {
        this.clock = clock;
        this.database = database;
        this.log = log;
    }

    /// One round.
    ///
    /// @param dies after Kafka has the claims, before what it claimed is remembered
    /// @return how many it claimed
    int round(boolean dies) {
        Instant now = clock.sweeper();
        int claims = 0;
        claimed.values().removeIf(at -> !at.isAfter(now.minus(AGAIN)));
        for (StoredConversation stored : database.conversations().values()) {
            Instant deadline = stored.deadline();
            if (deadline == null || !deadline.isBefore(now.minus(OVERDUE)) || isLagging(stored.partition(), now)) {
                continue;
            }
            Claim claim = new Claim(stored.id(), stored.state().session().number(), deadline);
            Instant before = claimed.get(claim);
            if (before != null && before.isAfter(now.minus(AGAIN))) {
                continue;
            }
            check(claim, stored, now, dies);
            if (!dies) {
                claimed.put(claim, now);
            }
            claims++;
            log.append(
                    stored.partition(),
                    new TimeoutElapsed(
                            claim.conversation(), claim.session(), deadline, now, TimeoutElapsed.Source.SWEEPER));
        }
        return claims;
    }

    private boolean isLagging(int partition, Instant now) {
        return Lag.isLagging(
                partition, database.next(partition), database.lastRecordAt(partition), log.end(partition), now);
    }

    private void check(Claim claim, StoredConversation stored, Instant now, boolean dies) {
        Instant before = dies ? witnessed.get(claim) : witnessed.put(claim, now);
        if (before != null && !now.isBefore(before) && now.isBefore(before.plus(AGAIN))) {
            throw new Violation(Promise.TIMERS, "the sweeper claims the same deadline twice within ten minutes");
        }
        if (!claim.deadline().plus(OVERDUE).isBefore(now)) {
            throw new Violation(Promise.TIMERS, "the sweeper claims what is not overdue by a minute");
        }
        boolean waits = database.next(stored.partition()) < log.end(stored.partition());
        if (waits && database.lastRecordAt(stored.partition()).isBefore(now.minusSeconds(60))) {
            throw new Violation(Promise.TIMERS, "the sweeper claims on a partition that lags");
        }
    }
}
