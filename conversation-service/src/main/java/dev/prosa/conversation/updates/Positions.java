package dev.prosa.conversation.updates;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Where somebody stands in `conversation-updates`: for each partition the offset of the record to
/// read next.
public final class Positions {

    private static final byte FORM = 1;
    private static final int LONGEST_VARINT = 9;
    private static final int LONGEST_ID = 4096;

    private final long[] next;

    private Positions(long[] next) {
        this.next = next;
    }

    /// @param next by partition, each 0 or more
    static Positions of(long... next) {
        return new Positions(next.clone());
    }

    int partitions() {
        return next.length;
    }

    long next(int partition) {
        return next[partition];
    }

    Positions with(int partition, long offset) {
        long[] changed = next.clone();
        changed[partition] = offset;
        return new Positions(changed);
    }

    /// The later of both in every partition.
    ///
    /// @param other of as many partitions
    Positions furthest(Positions other) {
        long[] furthest = next.clone();
        for (int partition = 0; partition < furthest.length; partition++) {
            furthest[partition] = Math.max(furthest[partition], other.next[partition]);
        }
        return new Positions(furthest);
    }

    /// How many records lie between here and there, where there is ahead.
    long distanceTo(Positions other) {
        long distance = 0;
        for (int partition = 0; partition < next.length; partition++) {
            distance += Math.max(0, other.next[partition] - next[partition]);
        }
        return distance;
    }

    /// The name of this place for whoever wants to go on from it: a byte that says its form and a
    /// variable-length number per partition, in URL-safe base64. Opaque to whoever carries it.
    public String id() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + next.length * LONGEST_VARINT);
        bytes.put(FORM);
        for (long offset : next) {
            long rest = offset;
            while (rest > 0x7F) {
                bytes.put((byte) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            bytes.put((byte) rest);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /// Empty if the text is no ID of ours for that many partitions.
    static Optional<Positions> read(String id, int partitions) {
        if (id.length() > LONGEST_ID) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(id));
            if (!bytes.hasRemaining() || bytes.get() != FORM) {
                return Optional.empty();
            }
            long[] next = new long[partitions];
            for (int partition = 0; partition < partitions; partition++) {
                next[partition] = readNumber(bytes);
            }
            return bytes.hasRemaining() ? Optional.empty() : Optional.of(new Positions(next));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static long readNumber(ByteBuffer bytes) {
        long number = 0;
        for (int read = 0; read < LONGEST_VARINT; read++) {
            if (!bytes.hasRemaining()) {
                throw new IllegalArgumentException("ends within a number");
            }
            byte part = bytes.get();
            number |= (long) (part & 0x7F) << 7 * read;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("too long a number");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Positions positions && Arrays.equals(next, positions.next);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(next);
    }

    @Override
    public String toString() {
        return "Positions" + Arrays.toString(next);
    }
}
