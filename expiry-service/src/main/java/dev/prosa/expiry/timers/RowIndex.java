package dev.prosa.expiry.timers;

import java.util.Arrays;

/// Finds a conversation's row: open addressing with linear probing, at most three quarters full.
/// It is cut into 256
/// segments that grow one by one, so that growing costs microseconds and a few kilobytes each time.
final class RowIndex {

    private static final int SEGMENT_BITS = 8;
    private static final int INITIAL_LENGTH = 8;
    private static final int EMPTY = 0;

    private final TimerRows rows;
    private final int[][] segments = new int[1 << SEGMENT_BITS][INITIAL_LENGTH];
    private final int[] sizes = new int[1 << SEGMENT_BITS];

    RowIndex(TimerRows rows) {
        this.rows = rows;
    }

    /// The row of that key, `TimerRows.NONE` if there is none.
    int find(long high, long low) {
        long hash = hash(high, low);
        int[] segment = segments[segment(hash)];
        int mask = segment.length - 1;
        for (int bucket = (int) hash & mask; segment[bucket] != EMPTY; bucket = (bucket + 1) & mask) {
            int row = segment[bucket] - 1;
            if (rows.low(row) == low && rows.high(row) == high) {
                return row;
            }
        }
        return TimerRows.NONE;
    }

    /// @param row its key is not in the index yet
    void add(int row) {
        long hash = hash(row);
        int number = segment(hash);
        if (4 * ++sizes[number] > 3 * segments[number].length) {
            grow(number);
        }
        insert(segments[number], hash, row);
    }

    /// @param row is in the index
    void remove(int row) {
        long hash = hash(row);
        int[] segment = segments[segment(hash)];
        int mask = segment.length - 1;
        int hole = (int) hash & mask;
        while (segment[hole] != row + 1) {
            hole = (hole + 1) & mask;
        }
        closeUp(segment, hole);
        sizes[segment(hash)]--;
    }

    /// Moves back what was pushed past the hole, so that no search ends at it too early.
    private void closeUp(int[] segment, int removed) {
        int mask = segment.length - 1;
        int hole = removed;
        for (int bucket = (hole + 1) & mask; segment[bucket] != EMPTY; bucket = (bucket + 1) & mask) {
            int home = (int) hash(segment[bucket] - 1) & mask;
            if (((bucket - home) & mask) >= ((bucket - hole) & mask)) {
                segment[hole] = segment[bucket];
                hole = bucket;
            }
        }
        segment[hole] = EMPTY;
    }

    private void grow(int number) {
        int[] old = segments[number];
        int[] grown = new int[2 * old.length];
        Arrays.stream(old).filter(entry -> entry != EMPTY).forEach(entry -> insert(grown, hash(entry - 1), entry - 1));
        segments[number] = grown;
    }

    private static void insert(int[] segment, long hash, int row) {
        int mask = segment.length - 1;
        int bucket = (int) hash & mask;
        while (segment[bucket] != EMPTY) {
            bucket = (bucket + 1) & mask;
        }
        segment[bucket] = row + 1;
    }

    private long hash(int row) {
        return hash(rows.high(row), rows.low(row));
    }

    static int segment(long hash) {
        return (int) (hash >>> (Long.SIZE - SEGMENT_BITS));
    }

    /// Every bit of the key reaches both ends of the hash: one end picks the segment, the other
    /// the bucket.
    static long hash(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L + low;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ (mixed >>> 29)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }
}
