package dev.prosa.conversation.store;

import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.common.Uuid;
import reactor.core.publisher.Mono;

/// How far each partition of `conversation-events` has been applied. PostgreSQL's offset is the
/// truth; the
/// compare-and-set on it is the fence between consumers.
public final class PartitionProgress {

    private static final String ADVANCE = """
            UPDATE partition_progress
               SET next_offset = $1, last_record_at = $2, updated_at = now()
             WHERE topic_id = $3 AND partition = $4 AND next_offset = $5
            """;

    private static final String INSERT_MISSING = """
            INSERT INTO partition_progress (topic_id, partition, partition_count, next_offset, last_record_at)
            VALUES ($1, $2, $3, $4, now())
            ON CONFLICT (partition) DO NOTHING
            """;

    private static final String READ = """
            SELECT topic_id, partition_count, next_offset FROM partition_progress WHERE partition = $1
            """;

    private PartitionProgress() {}

    /// What a progress row knows.
    public record Position(Uuid topicId, int partitionCount, long nextOffset) {}

    /// The first statement of every batch's transaction.
    ///
    /// @throws FencedOffException (as an error signal) if the row is not where this consumer
    ///     believes
    static Mono<Void> advance(
            Connection connection, Uuid topicId, int partition, long first, long next, Instant lastRecordAt) {
        return Mono.from(connection
                        .createStatement(ADVANCE)
                        .bind(0, next)
                        .bind(1, lastRecordAt.atOffset(ZoneOffset.UTC))
                        .bind(2, topicId.toString())
                        .bind(3, partition)
                        .bind(4, first)
                        .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .flatMap(updated -> updated == 1
                        ? Mono.empty()
                        : Mono.error(
                                new FencedOffException("partition " + partition + " is no longer at offset " + first)));
    }

    /// Reads a partition's position, inserting the row at the log's start where it is missing.
    public static Mono<Position> readOrStart(
            Connection connection, Uuid topicId, int partition, int partitionCount, long logStart) {
        Mono<Long> insert = Mono.from(connection
                        .createStatement(INSERT_MISSING)
                        .bind(0, topicId.toString())
                        .bind(1, partition)
                        .bind(2, partitionCount)
                        .bind(3, logStart)
                        .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()));
        Mono<Position> read = Mono.from(
                        connection.createStatement(READ).bind(0, partition).execute())
                .flatMap(result -> Mono.from(result.map((row, _) -> new Position(
                        Uuid.fromString(Cells.required(row, 0, String.class)),
                        Cells.required(row, 1, Integer.class),
                        Cells.required(row, 2, Long.class)))));
        return insert.then(read);
    }
}
