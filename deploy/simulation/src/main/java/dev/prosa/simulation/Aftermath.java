package dev.prosa.simulation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.store.OutboxRow;
import dev.prosa.conversation.store.StoredConversation;
import dev.prosa.expiry.timers.Timer;
import dev.prosa.simulation.TimersTopic.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Everything that failed is mended and everybody falls silent: what was promised in the end must
/// now be so. In every other run the timers' hosts stay away, and the sweeper must do alone.
final class Aftermath {

    private static final int ROUNDS = 2_000;
    private static final long MINUTE = 60_000;
    private static final Duration SWEPT_WITHIN = Duration.ofMinutes(2);
    private static final Duration CLAIMED_LATELY = Duration.ofMinutes(16);

    private final World world;
    private final boolean sweeperAlone;

    Aftermath(World world, boolean sweeperAlone) {
        this.world = world;
        this.sweeperAlone = sweeperAlone;
    }

    void come() {
        mend();
        settle();
        everythingApplied();
        everythingRelayed();
        timersSay();
        if (sweeperAlone) {
            silenceUnderTheSweeper();
        } else {
            silenceUnderTheTimers();
        }
        settle();
        everythingApplied();
        everythingRelayed();
        timersSay();
    }

    private void mend() {
        world.clock.settle();
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            world.log.retainFrom(partition, 0);
        }
        world.delayed.forEach(late -> world.log.append(late.partition(), late.input()));
        world.delayed.clear();
        world.group.settle();
        world.zombies.forEach(Relay::goOn);
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            world.hosts[0].revoke(partition);
            world.hosts[1].revoke(partition);
        }
        settle();
        if (!sweeperAlone) {
            for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
                world.hosts[partition].assign(partition);
            }
        }
        world.tale.tell("everything is mended and everybody falls silent");
    }

    /// Until nobody has anything to do.
    private void settle() {
        for (int round = 0; round < ROUNDS; round++) {
            boolean busy = false;
            for (int number = 0; number < Group.CONSUMERS; number++) {
                busy |= world.consume(number, 8);
                world.check();
            }
            busy |= world.relay(64, true);
            for (Host host : world.hosts) {
                busy |= host.pass(64, true);
            }
            if (!busy) {
                return;
            }
        }
        throw new Violation(Promise.EXACTLY_ONCE, "the consumers never come to an end");
    }

    private void everythingApplied() {
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            if (world.database.next(partition) != world.log.end(partition)) {
                throw new Violation(
                        Promise.EXACTLY_ONCE,
                        "inputs were acknowledged and never applied: partition " + partition + " stands at "
                                + world.database.next(partition) + " of " + world.log.end(partition));
            }
        }
    }

    private void everythingRelayed() {
        for (OutboxRow row : world.database.outbox()) {
            if (!world.broker.isApplied(row)) {
                throw new Violation(
                        Promise.RELAYED, "a record of " + row.type() + " never reached its readers: " + row.version());
            }
        }
    }

    /// The topic's last word on each conversation is PostgreSQL's, and so is the host's.
    private void timersSay() {
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            Map<ConversationId, Entry> latest = world.timers.latest(partition);
            for (StoredConversation stored : world.database.conversations().values()) {
                if (stored.partition() != partition) {
                    continue;
                }
                Entry entry = latest.get(stored.id());
                Instant said = entry == null || entry.timer() == null
                        ? null
                        : entry.timer().fireAt();
                Instant armed =
                        stored.state() instanceof Open open ? open.session().armed() : null;
                if (armed == null ? said != null : !armed.equals(said)) {
                    throw new Violation(
                            Promise.TIMERS,
                            "the topic's last record of a " + stored.state().status() + " session says " + said
                                    + ", PostgreSQL " + armed);
                }
                if (!sweeperAlone) {
                    compare(partition, stored, armed);
                }
            }
        }
    }

    private void compare(int partition, StoredConversation stored, @org.jspecify.annotations.Nullable Instant armed) {
        Timer timer = world.hosts[partition].timer(partition, stored.id());
        if ((timer == null) != (armed == null)) {
            throw new Violation(
                    Promise.TIMERS,
                    "the host " + (timer == null ? "has no timer for an open" : "has a timer for a closed")
                            + " session");
        }
    }

    /// Each deadline is enforced by its timer, and the sweeper finds nothing.
    private void silenceUnderTheTimers() {
        for (int round = 0; round < ROUNDS; round++) {
            Instant next = world.hosts[0].nextAttempt();
            Instant other = world.hosts[1].nextAttempt();
            if (other.isBefore(next)) {
                next = other;
            }
            if (next.equals(Instant.MAX)) {
                everybodyClosed();
                return;
            }
            world.clock.advance(Math.max(1, next.toEpochMilli() - world.clock.now()));
            settle();
            int swept = world.sweep(false);
            if (swept > 0) {
                throw new Violation(
                        Promise.NO_EARLY_TIMEOUT, "the sweeper found " + swept + " sessions their timers had missed");
            }
        }
        throw new Violation(Promise.NO_EARLY_TIMEOUT, "sessions never end though everybody is silent");
    }

    /// Each deadline is enforced by the sweeper, two minutes later at most.
    private void silenceUnderTheSweeper() {
        long mended = world.clock.now();
        for (int round = 0; round < ROUNDS; round++) {
            Instant earliest = null;
            for (StoredConversation stored : world.database.conversations().values()) {
                Instant deadline = stored.deadline();
                if (deadline != null && (earliest == null || deadline.isBefore(earliest))) {
                    earliest = deadline;
                }
            }
            if (earliest == null) {
                return;
            }
            long now = world.clock.now();
            Duration allowed = now - mended < CLAIMED_LATELY.toMillis() ? CLAIMED_LATELY : SWEPT_WITHIN;
            if (earliest.plus(allowed).toEpochMilli() < now && now - mended > allowed.toMillis()) {
                throw new Violation(
                        Promise.NO_EARLY_TIMEOUT,
                        "nothing enforced a deadline within " + allowed.toMinutes() + " minutes");
            }
            long wait = earliest.toEpochMilli() + MINUTE - now;
            world.clock.advance(wait > MINUTE ? wait : MINUTE);
            world.sweep(false);
            settle();
        }
        throw new Violation(Promise.NO_EARLY_TIMEOUT, "sessions never end though the sweeper comes round");
    }

    private void everybodyClosed() {
        for (StoredConversation stored : world.database.conversations().values()) {
            if (stored.state() instanceof Open) {
                throw new Violation(Promise.NO_EARLY_TIMEOUT, "an open session has no timer: it would stay for ever");
            }
        }
    }
}
