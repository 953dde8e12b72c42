package dev.prosa.expiry.timers;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The timers of one partition since it was assigned: first rebuilt from the log's beginning, then
/// fired.
///
/// A record whose version is at or below the last seen for its conversation changes nothing. The
/// version of a timer
/// that fired or was disarmed is remembered for the last `rememberedVersions` of them, counted and
/// not timed, because
/// what comes late comes behind few records, however long the writer stood still. A late copy
/// older than that arms
/// a timer again until the copy of its tombstone follows: one claim too many, which the state
/// machine ignores.
public final class PartitionTimers {

    private static final long UNKNOWN = -1;

    private final int partition;
    private final int inFlightLimit;
    private final TimerTable table;
    private final RecentFires recent = new RecentFires();
    private long end = UNKNOWN;
    private boolean rebuilt;
    private Instant pausedUntil = Instant.MIN;

    /// @param rememberedVersions how many timers back the version of a fired or disarmed one is
    ///     remembered, 1 or more
    /// @param inFlightLimit how many claims may wait for their acknowledgement, 1 or more
    public PartitionTimers(int partition, int rememberedVersions, int inFlightLimit) {
        this.partition = partition;
        this.inFlightLimit = inFlightLimit;
        this.table = new TimerTable(partition, rememberedVersions);
    }

    public int partition() {
        return partition;
    }

    /// A record armed the conversation's timer. Where it fired within the last second, it waits for
    /// a second after that.
    ///
    /// @throws ArithmeticException if `fireAt` is further than 292 million years away
    /// @throws java.time.DateTimeException if it is the last millisecond of time
    public Arrival arm(ConversationId conversation, ArmedTimer timer, RecordVersion version) {
        Instant soonest = recent.soonest(conversation, timer.fireAt());
        return table.arm(conversation, new ArmedTimer(timer.session(), soonest), version);
    }

    /// A tombstone disarmed the conversation's timer.
    public Arrival disarm(ConversationId conversation, RecordVersion version) {
        return table.disarm(conversation, version);
    }

    /// Nothing fires before the log has been read up to here.
    ///
    /// @param end the offset that the next record would have got, seen after the assignment
    public void rebuildUpTo(long end) {
        this.end = end;
    }

    /// Whether `rebuildUpTo` has been told.
    public boolean knowsItsEnd() {
        return end != UNKNOWN;
    }

    /// The log has been read up to this offset.
    ///
    /// @return whether that completed the rebuild
    public boolean reached(long position) {
        if (rebuilt || !knowsItsEnd() || position < end) {
            return false;
        }
        rebuilt = true;
        return true;
    }

    public boolean isRebuilt() {
        return rebuilt;
    }

    /// Takes the earliest timer that may fire now, null if none may. It stays in memory until it
    /// is acknowledged.
    public @Nullable Timer takeDue(Instant now) {
        Timer due = mayFire(now) ? table.takeDue(now) : null;
        if (due != null) {
            recent.fired(due.conversationId(), now);
        }
        return due;
    }

    /// The claim of a taken timer is on the log.
    public void acknowledged(Timer taken) {
        table.settle(taken);
    }

    /// The claim of a taken timer got lost; nothing of this partition is tried before `retryAt`.
    public void failed(Timer taken, Instant retryAt) {
        table.giveBack(taken);
        pauseUntil(retryAt);
    }

    /// Nothing of this partition fires before `instant`.
    public void pauseUntil(Instant instant) {
        pausedUntil = instant;
    }

    /// When the next timer may fire, as far as is known now; `Instant.MAX` if none may before
    /// something arrives.
    public Instant nextAttempt() {
        Timer next = table.nextPending();
        if (!rebuilt || next == null || table.inFlight() >= inFlightLimit) {
            return Instant.MAX;
        }
        return next.fireAt().isAfter(pausedUntil) ? next.fireAt() : pausedUntil;
    }

    /// The conversation's timer, pending or in flight, null if it has none.
    public @Nullable Timer timer(ConversationId conversation) {
        return table.timer(conversation);
    }

    public PartitionSummary summary() {
        return new PartitionSummary(
                partition, rebuilt, table.pending(), table.inFlight(), table.nextPending(), table.earliestInFlight());
    }

    private boolean mayFire(Instant now) {
        return rebuilt && table.inFlight() < inFlightLimit && !now.isBefore(pausedUntil);
    }
}
