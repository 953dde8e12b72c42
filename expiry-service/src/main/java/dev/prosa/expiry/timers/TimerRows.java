package dev.prosa.expiry.timers;

import java.util.Arrays;

/// One row of 48 bytes per conversation, in chunks of 48 KiB: growing never copies a row, and no
/// chunk is so big that
/// a collector treats it specially. A row's number stays the same until it is released.
final class TimerRows {

    static final int NONE = -1;

    private static final int CHUNK_BITS = 10;
    private static final int ROWS_PER_CHUNK = 1 << CHUNK_BITS;
    private static final int LONGS_PER_ROW = 6;

    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int FIRE_AT = 2;
    private static final int VERSION_OFFSET = 3;
    private static final int VERSION_INDEX_AND_SESSION = 4;
    private static final int STATE_AND_POSITION = 5;

    private long[][] chunks = new long[4][];
    private int touched;
    private int released = NONE;
    private int size;

    /// A row for this key, everything else in it undefined.
    int allocate(long high, long low) {
        int row = released;
        if (row == NONE) {
            row = touched++;
            ensureChunk(row >>> CHUNK_BITS);
        } else {
            released = position(row);
        }
        set(row, HIGH, high);
        set(row, LOW, low);
        size++;
        return row;
    }

    /// Gives the row to whoever allocates next.
    void release(int row) {
        place(row, RowState.RELEASED, released);
        released = row;
        size--;
    }

    int size() {
        return size;
    }

    long high(int row) {
        return get(row, HIGH);
    }

    long low(int row) {
        return get(row, LOW);
    }

    /// Milliseconds since 1970.
    long fireAt(int row) {
        return get(row, FIRE_AT);
    }

    int session(int row) {
        return (int) get(row, VERSION_INDEX_AND_SESSION);
    }

    long versionOffset(int row) {
        return get(row, VERSION_OFFSET);
    }

    int versionIndex(int row) {
        return (int) (get(row, VERSION_INDEX_AND_SESSION) >>> Integer.SIZE);
    }

    RowState state(int row) {
        return RowState.ofCode((int) (get(row, STATE_AND_POSITION) >>> Integer.SIZE));
    }

    /// Where the row stands in what its state names.
    int position(int row) {
        return (int) get(row, STATE_AND_POSITION);
    }

    void write(int row, int session, long fireAt, long versionOffset, int versionIndex) {
        set(row, FIRE_AT, fireAt);
        set(row, VERSION_OFFSET, versionOffset);
        set(row, VERSION_INDEX_AND_SESSION, join(versionIndex, session));
    }

    void place(int row, RowState state, int position) {
        set(row, STATE_AND_POSITION, join(state.ordinal(), position));
    }

    private static long join(int upper, int lower) {
        return ((long) upper << Integer.SIZE) | Integer.toUnsignedLong(lower);
    }

    private void ensureChunk(int chunk) {
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new long[ROWS_PER_CHUNK * LONGS_PER_ROW];
        }
    }

    private long get(int row, int column) {
        return chunks[row >>> CHUNK_BITS][(row & (ROWS_PER_CHUNK - 1)) * LONGS_PER_ROW + column];
    }

    private void set(int row, int column, long value) {
        chunks[row >>> CHUNK_BITS][(row & (ROWS_PER_CHUNK - 1)) * LONGS_PER_ROW + column] = value;
    }
}
