package dev.prosa.expiry.timers;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The timers of one partition: found by conversation in constant time, taken by time in
/// logarithmic time.
///
/// A timer costs 48 bytes for its row, 4 in a heap and 5 to 11 in the index, garbage none. A
/// conversation is in one
/// of four states: unknown, pending, in flight (its claim was taken and not settled) or retired
/// (only its version is
/// remembered).
final class TimerTable {

    private final int partition;
    private final TimerRows rows = new TimerRows();
    private final RowIndex index = new RowIndex(rows);
    private final RowHeap pending = new RowHeap(rows, RowState.PENDING);
    private final RowHeap inFlight = new RowHeap(rows, RowState.IN_FLIGHT);
    private final RetiredRows retired;

    /// @param rememberedVersions how many retirements back a version is remembered, 1 or more
    TimerTable(int partition, int rememberedVersions) {
        this.partition = partition;
        this.retired = new RetiredRows(rows, rememberedVersions);
    }

    /// @throws ArithmeticException if `fireAt` is further than 292 million years away
    Arrival arm(ConversationId conversation, ArmedTimer timer, RecordVersion version) {
        long fireAt = wholeMillis(timer.fireAt());
        int row = find(conversation);
        if (row == TimerRows.NONE) {
            row = allocate(conversation);
            rows.write(row, timer.session(), fireAt, version.offset(), version.index());
            pending.add(row);
            return Arrival.ARMED;
        }
        if (!isAfter(version, row)) {
            return Arrival.STALE;
        }
        RowState before = rows.state(row);
        leave(row, before);
        rows.write(row, timer.session(), fireAt, version.offset(), version.index());
        pending.add(row);
        return before == RowState.RETIRED ? Arrival.ARMED : Arrival.REARMED;
    }

    Arrival disarm(ConversationId conversation, RecordVersion version) {
        int row = find(conversation);
        if (row == TimerRows.NONE) {
            row = allocate(conversation);
        } else if (isAfter(version, row)) {
            leave(row, rows.state(row));
        } else {
            return Arrival.STALE;
        }
        rows.write(row, 0, 0, version.offset(), version.index());
        retire(row);
        return Arrival.DISARMED;
    }

    /// Takes the earliest timer that is due, null if none is. It stays known until it is settled.
    @Nullable
    Timer takeDue(Instant now) {
        int row = pending.first();
        if (row == TimerRows.NONE || rows.fireAt(row) > now.toEpochMilli()) {
            return null;
        }
        pending.remove(row);
        inFlight.add(row);
        return timer(row);
    }

    /// The timer's claim is on the log: it leaves, unless a later record has changed it meanwhile.
    void settle(Timer taken) {
        int row = findTaken(taken);
        if (row != TimerRows.NONE) {
            inFlight.remove(row);
            retire(row);
        }
    }

    /// The timer's claim got lost: it waits again, unless a later record has changed it meanwhile.
    void giveBack(Timer taken) {
        int row = findTaken(taken);
        if (row != TimerRows.NONE) {
            inFlight.remove(row);
            pending.add(row);
        }
    }

    /// The conversation's timer, pending or in flight, null if it has none.
    @Nullable
    Timer timer(ConversationId conversation) {
        int row = find(conversation);
        return row == TimerRows.NONE || rows.state(row) == RowState.RETIRED ? null : timer(row);
    }

    /// The earliest pending timer, null if there is none.
    @Nullable
    Timer nextPending() {
        return pending.size() == 0 ? null : timer(pending.first());
    }

    /// The earliest timer in flight, null if there is none.
    @Nullable
    Timer earliestInFlight() {
        return inFlight.size() == 0 ? null : timer(inFlight.first());
    }

    int pending() {
        return pending.size();
    }

    int inFlight() {
        return inFlight.size();
    }

    int remembered() {
        return retired.size();
    }

    private int find(ConversationId conversation) {
        UUID key = conversation.value();
        return index.find(key.getMostSignificantBits(), key.getLeastSignificantBits());
    }

    private int findTaken(Timer taken) {
        int row = find(taken.conversationId());
        return row != TimerRows.NONE
                        && rows.state(row) == RowState.IN_FLIGHT
                        && version(row).equals(taken.version())
                ? row
                : TimerRows.NONE;
    }

    private int allocate(ConversationId conversation) {
        UUID key = conversation.value();
        int row = rows.allocate(key.getMostSignificantBits(), key.getLeastSignificantBits());
        index.add(row);
        return row;
    }

    private void leave(int row, RowState state) {
        switch (state) {
            case PENDING -> pending.remove(row);
            case IN_FLIGHT -> inFlight.remove(row);
            case RETIRED -> retired.remove(row);
            case RELEASED -> throw new IllegalStateException("row " + row + " is indexed and released");
        }
    }

    private void retire(int row) {
        int forgotten = retired.add(row);
        if (forgotten != TimerRows.NONE) {
            index.remove(forgotten);
            rows.release(forgotten);
        }
    }

    private boolean isAfter(RecordVersion version, int row) {
        return version.isAfter(version(row));
    }

    private RecordVersion version(int row) {
        return new RecordVersion(partition, rows.versionOffset(row), rows.versionIndex(row));
    }

    private Timer timer(int row) {
        return new Timer(
                new ConversationId(new UUID(rows.high(row), rows.low(row))),
                rows.session(row),
                Instant.ofEpochMilli(rows.fireAt(row)),
                version(row));
    }

    /// Rounds up: a timer never fires before its time.
    private static long wholeMillis(Instant fireAt) {
        return fireAt.plusNanos(999_999).toEpochMilli();
    }
}
