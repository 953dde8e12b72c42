package dev.prosa.expiry.timers;

/// Rows by the time they fire, earliest first: a heap with four children a node, which is half as
/// deep as a binary one
/// and so misses the cache half as often. 4 bytes a row; each row knows its position, so any row
/// can leave.
final class RowHeap {

    private static final int CHILDREN = 4;

    private final TimerRows rows;
    private final RowState state;
    private final IntChunks heap = new IntChunks();
    private int size;

    /// @param state what rows in this heap are marked as
    RowHeap(TimerRows rows, RowState state) {
        this.rows = rows;
        this.state = state;
    }

    int size() {
        return size;
    }

    /// The row that fires first, `TimerRows.NONE` if there is none.
    int first() {
        return size == 0 ? TimerRows.NONE : heap.get(0);
    }

    void add(int row) {
        rise(row, size++);
    }

    void remove(int row) {
        int hole = rows.position(row);
        int last = heap.get(--size);
        if (last != row) {
            settle(last, hole);
        }
    }

    /// The row's time has changed.
    void moved(int row) {
        settle(row, rows.position(row));
    }

    private void settle(int row, int position) {
        if (position > 0 && rows.fireAt(row) < rows.fireAt(heap.get(parent(position)))) {
            rise(row, position);
        } else {
            sink(row, position);
        }
    }

    private void rise(int row, int from) {
        long fireAt = rows.fireAt(row);
        int position = from;
        while (position > 0 && fireAt < rows.fireAt(heap.get(parent(position)))) {
            put(heap.get(parent(position)), position);
            position = parent(position);
        }
        put(row, position);
    }

    private void sink(int row, int from) {
        long fireAt = rows.fireAt(row);
        int position = from;
        int child = earliestChild(position);
        while (child != TimerRows.NONE && rows.fireAt(heap.get(child)) < fireAt) {
            put(heap.get(child), position);
            position = child;
            child = earliestChild(position);
        }
        put(row, position);
    }

    private int earliestChild(int position) {
        int first = CHILDREN * position + 1;
        int end = Math.min(first + CHILDREN, size);
        int earliest = TimerRows.NONE;
        for (int child = first; child < end; child++) {
            if (earliest == TimerRows.NONE || rows.fireAt(heap.get(child)) < rows.fireAt(heap.get(earliest))) {
                earliest = child;
            }
        }
        return earliest;
    }

    private void put(int row, int position) {
        heap.set(position, row);
        rows.place(row, state, position);
    }

    private static int parent(int position) {
        return (position - 1) / CHILDREN;
    }
}
