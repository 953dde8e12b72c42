package dev.prosa.conversation.store;

import io.r2dbc.spi.Connection;
import java.util.List;
import org.apache.kafka.common.Uuid;
import reactor.core.publisher.Mono;

/// How far each partition of `conversation-events` has been applied. PostgreSQL's offset is the
/// truth; the
/// compare-and-set on it is the fence between consumers.
public final class PartitionProgress {

    private static final String ADVANCE = """
            UPDATE partition_progress AS p
               SET next_offset = a.next_offset, last_record_at = a.last_record_at, updated_at = now()
              FROM unnest($1::text[], $2::integer[], $3::bigint[], $4::bigint[], $5::timestamptz[])
                AS a (topic_id, partition, first_offset, next_offset, last_record_at)
             WHERE p.topic_id = a.topic_id AND p.partition = a.partition AND p.next_offset = a.first_offset
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
    /// @throws FencedOffException (as an error signal) if any row is not where this consumer believes
    static Mono<Void> advance(Connection connection, List<Advance> advances) {
        return Mono.from(new Columns<>(connection.createStatement(ADVANCE), advances)
                        .name(Advance::topicId)
                        .ints(Advance::partition)
                        .longs(Advance::first)
                        .longs(Advance::next)
                        .instants(Advance::lastRecordAt)
                        .statement()
                        .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .flatMap(updated -> updated == advances.size()
                        ? Mono.empty()
                        : Mono.error(new FencedOffException(
                                "of " + advances.size() + " partitions, " + updated + " stood where they should")));
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
