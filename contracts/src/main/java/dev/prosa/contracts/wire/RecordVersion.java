package dev.prosa.contracts.wire;

import java.util.Comparator;

/// Where a record of ours comes from: the input that caused it and which of its consequences it is.
/// Two records of one key compare by it, so a reader that ignores what is at or below the last it
/// saw is safe from doubles and late copies.
///
/// @param partition of `conversation-events`, 0 or more; the same for all records of a key
/// @param offset of the input, 0 or more
/// @param index among the input's records, from 0
public record RecordVersion(int partition, long offset, int index) implements Comparable<RecordVersion> {

    private static final Comparator<RecordVersion> ORDER =
            Comparator.comparingLong(RecordVersion::offset).thenComparingInt(RecordVersion::index);

    /// @throws IllegalArgumentException if any of them is below 0
    public RecordVersion {
        if (partition < 0 || offset < 0 || index < 0) {
            throw new IllegalArgumentException("a record version counts from 0: partition %d, offset %d, index %d"
                    .formatted(partition, offset, index));
        }
    }

    /// Reads `partition-offset-index`, the form of `ce_id`.
    ///
    /// @throws IllegalArgumentException if the text has another form
    public static RecordVersion parse(String id) {
        int first = id.indexOf('-');
        int second = id.indexOf('-', first + 1);
        try {
            return new RecordVersion(
                    Integer.parseInt(id, 0, first, 10),
                    Long.parseLong(id, first + 1, second, 10),
                    Integer.parseInt(id, second + 1, id.length(), 10));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("'" + id + "' is no record version (partition-offset-index)", e);
        }
    }

    /// The CloudEvents `id`: `partition-offset-index`.
    public String id() {
        return partition + "-" + offset + "-" + index;
    }

    public boolean isAfter(RecordVersion other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(RecordVersion other) {
        return ORDER.compare(this, other);
    }
}
