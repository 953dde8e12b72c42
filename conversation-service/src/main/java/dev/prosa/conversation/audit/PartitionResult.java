package dev.prosa.conversation.audit;

import org.jspecify.annotations.Nullable;

/// What the audit of one partition came to.
///
/// @param from where the replay began
/// @param next where PostgreSQL stood, and the replay ended
/// @param verified whether everything before `from` is known to be right
/// @param checkpoint whether one was kept
/// @param impossible why it could not be audited; null where it could
public record PartitionResult(
        int partition,
        long from,
        long next,
        long records,
        long differences,
        boolean verified,
        boolean checkpoint,
        @Nullable String impossible) {

    static PartitionResult impossible(int partition, long next, String why) {
        return new PartitionResult(partition, 0, next, 0, 0, false, false, why);
    }

    boolean isRight() {
        return impossible == null && differences == 0;
    }

    /// One line.
    public String line() {
        if (impossible != null) {
            return "partition %d could not be audited: %s".formatted(partition, impossible);
        }
        return "partition %d: offsets %d to %d, %d records, %d differences%s%s"
                .formatted(
                        partition,
                        from,
                        next,
                        records,
                        differences,
                        verified ? "" : ", from an unverified checkpoint",
                        checkpoint ? ", checkpoint kept" : "");
    }
}
