package dev.prosa.simulation;

import dev.prosa.conversation.domain.Inside;
import dev.prosa.conversation.store.StoredConversation;
import dev.prosa.conversation.store.TransitionRow;

/// Counts the distinct kinds of states met: how a conversation stands, what was decided last, and
/// what the machinery around it is doing. A set of primitives.
final class States {

    private long[] table = new long[1 << 12];
    private int size;

    void met(Database.Commit commit, World world) {
        int around = world.surroundings();
        TransitionRow row = commit.writes().transitions().isEmpty()
                ? null
                : commit.writes().transitions().getLast();
        long decided = row == null
                ? 0
                : 31L * row.input().hashCode()
                        + (row.reason() == null ? 0 : row.reason().hashCode());
        for (StoredConversation changed : commit.writes().conversations()) {
            add(mix(mix(Inside.kind(changed.state())) ^ mix(decided * 0x9E3779B97F4A7C15L) + around));
        }
    }

    /// @return whether it is new
    boolean add(long fingerprint) {
        long entry = fingerprint == 0 ? 1 : fingerprint;
        if (2 * size >= table.length) {
            grow();
        }
        boolean isNew = put(table, entry);
        size += isNew ? 1 : 0;
        return isNew;
    }

    private static boolean put(long[] table, long entry) {
        int mask = table.length - 1;
        int bucket = (int) mix(entry) & mask;
        while (table[bucket] != 0) {
            if (table[bucket] == entry) {
                return false;
            }
            bucket = bucket + 1 & mask;
        }
        table[bucket] = entry;
        return true;
    }

    private void grow() {
        long[] grown = new long[2 * table.length];
        for (long entry : table) {
            if (entry != 0) {
                put(grown, entry);
            }
        }
        table = grown;
    }

    void addAll(States other) {
        for (long entry : other.table) {
            if (entry != 0) {
                add(entry);
            }
        }
    }

    int size() {
        return size;
    }

    static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ mixed >>> 29) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 32;
    }
}
