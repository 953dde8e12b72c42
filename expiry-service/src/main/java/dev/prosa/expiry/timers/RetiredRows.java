package dev.prosa.expiry.timers;

/// The versions of timers that fired or were disarmed last, oldest forgotten first: a ring of rows.
final class RetiredRows {

    private final TimerRows rows;
    private final int capacity;
    private final IntChunks ring = new IntChunks();
    private int filled;
    private int next;
    private int size;

    /// @param capacity how many retirements back a version is remembered, 1 or more
    RetiredRows(TimerRows rows, int capacity) {
        this.rows = rows;
        this.capacity = capacity;
    }

    int size() {
        return size;
    }

    /// Remembers the row and answers the one that is forgotten for it, `TimerRows.NONE` if there
    /// is room.
    int add(int row) {
        int forgotten = TimerRows.NONE;
        if (next == filled) {
            filled++;
        } else {
            forgotten = ring.get(next);
        }
        ring.set(next, row);
        rows.place(row, RowState.RETIRED, next);
        next = (next + 1) % capacity;
        size += forgotten == TimerRows.NONE ? 1 : 0;
        return forgotten;
    }

    /// The row is needed again. Its place in the ring stays empty until the ring comes round.
    void remove(int row) {
        ring.set(rows.position(row), TimerRows.NONE);
        size--;
    }
}
