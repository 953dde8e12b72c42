package dev.prosa.simulation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.expiry.timers.PartitionTimers;
import dev.prosa.expiry.timers.Timer;
import dev.prosa.simulation.TimersTopic.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One instance of expiry-service: passes over the timers that run in production. It settles before
/// it reads and reads before it fires.
final class Host {

    private static final int REMEMBERED = 64;
    private static final int IN_FLIGHT = 8;
    private static final long SPACING = 1_000;

    private final int number;
    private final Clock clock;
    private final TimersTopic topic;
    private final EventLog log;
    private final @Nullable Held[] held = new Held[EventLog.PARTITIONS];
    private int claims;

    /// One partition since it was assigned.
    private static final class Held {
        final PartitionTimers timers;
        final int end;
        final List<Sent> sent = new ArrayList<>();
        final Map<ConversationId, Instant> claimed = new HashMap<>();
        final Map<ConversationId, RecordVersion> seen = new HashMap<>();
        int position;
        Instant firedLast = Instant.MIN;

        Held(int partition, int end) {
            this.timers = new PartitionTimers(partition, REMEMBERED, IN_FLIGHT);
            this.end = end;
            timers.rebuildUpTo(end);
            timers.reached(0);
        }
    }

    private record Sent(Timer timer, Instant firedAt, boolean arrived) {}

    Host(int number, Clock clock, TimersTopic topic, EventLog log) {
        this.number = number;
        this.clock = clock;
        this.topic = topic;
        this.log = log;
    }

    void assign(int partition) {
        held[partition] = new Held(partition, topic.end(partition));
    }

    void revoke(int partition) {
        held[partition] = null;
    }

    boolean holds(int partition) {
        return held[partition] != null;
    }

    /// How many claims it has put on the log.
    int claims() {
        return claims;
    }

    /// @param records how many it reads of each partition at most
    /// @param acknowledged whether the claims sent before have been acknowledged by now
    /// @return whether anything happened
    boolean pass(int records, boolean acknowledged) {
        boolean busy = false;
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            Held one = held[partition];
            if (one != null) {
                if (acknowledged) {
                    settle(one);
                }
                busy |= read(one, partition, records);
                busy |= fire(one, partition, clock.host(number), true);
            }
        }
        return busy;
    }

    private void settle(Held one) {
        for (Sent sent : one.sent) {
            if (sent.arrived()) {
                acknowledge(one.timers, sent.timer());
            } else {
                one.timers.failed(sent.timer(), clock.host(number));
            }
        }
        one.sent.clear();
    }

    /// A timer that was armed anew meanwhile stays.
    private static void acknowledge(PartitionTimers timers, Timer taken) {
        Timer before = timers.timer(taken.conversationId());
        timers.acknowledged(taken);
        Timer after = timers.timer(taken.conversationId());
        if (before != null && !before.version().equals(taken.version()) && !before.equals(after)) {
            throw new Violation(Promise.TIMERS, "a timer armed anew left with its predecessor's acknowledgement");
        }
    }

    private boolean read(Held one, int partition, int most) {
        int from = one.position;
        int to = Math.min(topic.end(partition), from + most);
        for (int offset = from; offset < to; offset++) {
            Entry entry = topic.read(partition, offset);
            if (entry != null) {
                take(one, entry);
            }
        }
        one.position = to;
        one.timers.reached(to);
        return to > from;
    }

    private static void take(Held one, Entry entry) {
        PartitionTimers timers = one.timers;
        if (entry.timer() == null) {
            timers.disarm(entry.conversation(), entry.version());
        } else {
            timers.arm(entry.conversation(), entry.timer(), entry.version());
        }
        RecordVersion newest =
                one.seen.merge(entry.conversation(), entry.version(), (last, next) -> next.isAfter(last) ? next : last);
        Timer timer = timers.timer(entry.conversation());
        if (timer != null && newest.isAfter(timer.version())) {
            throw new Violation(Promise.TIMERS, "a late copy changed a timer back");
        }
    }

    private boolean fire(Held one, int partition, Instant now, boolean arrives) {
        boolean fired = false;
        for (Timer due = one.timers.takeDue(now); due != null; due = one.timers.takeDue(now)) {
            check(one, due, now);
            if (arrives) {
                claim(partition, due, now);
            }
            one.sent.add(new Sent(due, now, arrives));
            fired = true;
        }
        return fired;
    }

    private static void check(Held one, Timer due, Instant now) {
        if (one.position < one.end) {
            throw new Violation(Promise.TIMERS, "a timer fires before the rebuild has reached the end it saw");
        }
        if (now.isBefore(one.firedLast)) {
            one.claimed.clear(); // the clock was set back
        }
        one.firedLast = now;
        Instant before = one.claimed.put(due.conversationId(), now);
        if (before != null && now.toEpochMilli() - before.toEpochMilli() < SPACING) {
            throw new Violation(
                    Promise.TIMERS,
                    "a conversation's timeout is claimed again after " + (now.toEpochMilli() - before.toEpochMilli())
                            + " ms");
        }
    }

    private void claim(int partition, Timer due, Instant now) {
        claims++;
        log.append(
                partition,
                new TimeoutElapsed(
                        due.conversationId(), due.session(), due.fireAt(), now, TimeoutElapsed.Source.EXPIRY));
    }

    /// The claims of this pass get lost on their way, and it hears so.
    void loseClaims() {
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            Held one = held[partition];
            if (one != null) {
                settle(one);
                fire(one, partition, clock.host(number), false);
                one.claimed.clear();
            }
        }
    }

    /// Reads one record and forgets it at once: a timer that is lost.
    boolean loseRecord(int partition) {
        Held one = held[partition];
        if (one == null || one.position >= topic.end(partition)) {
            return false;
        }
        one.position++;
        one.timers.reached(one.position);
        return true;
    }

    /// The conversation's timer in memory; null if it has none.
    @Nullable
    Timer timer(int partition, ConversationId conversation) {
        Held one = held[partition];
        return one == null ? null : one.timers.timer(conversation);
    }

    Instant nextAttempt() {
        Instant next = Instant.MAX;
        for (Held one : held) {
            if (one != null && one.timers.nextAttempt().isBefore(next)) {
                next = one.timers.nextAttempt();
            }
        }
        return next;
    }
}
