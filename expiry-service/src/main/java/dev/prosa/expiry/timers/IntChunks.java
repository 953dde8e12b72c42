package dev.prosa.expiry.timers;

import java.util.Arrays;

/// A list of ints in chunks of 16 KiB: growing never copies an entry.
final class IntChunks {

    private static final int BITS = 12;
    private static final int LENGTH = 1 << BITS;

    private int[][] chunks = new int[4][];
    private int capacity;

    int get(int index) {
        return chunks[index >>> BITS][index & (LENGTH - 1)];
    }

    /// @param index at most one chunk past the highest so far
    void set(int index, int value) {
        if (index >= capacity) {
            grow();
        }
        chunks[index >>> BITS][index & (LENGTH - 1)] = value;
    }

    private void grow() {
        int chunk = capacity >>> BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        chunks[chunk] = new int[LENGTH];
        capacity += LENGTH;
    }
}
