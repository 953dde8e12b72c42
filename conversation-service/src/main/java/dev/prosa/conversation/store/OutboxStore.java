package dev.prosa.conversation.store;

import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Mono;

/// What must leave, in the order in which it must. Statements: 1.
final class OutboxStore {

    private static final String INSERT = """
            INSERT INTO outbox (partition, log_offset, index, topic, key, type, time, traceparent, value)
            SELECT * FROM unnest($1::integer[], $2::bigint[], $3::integer[], $4::text[], $5::text[], $6::text[],
                   $7::timestamptz[], $8::text[], $9::text[])
            """;

    private OutboxStore() {}

    static Mono<Void> insert(Connection connection, List<OutboxRow> rows) {
        return Mono.from(new Columns<>(connection.createStatement(INSERT), rows)
                        .ints(row -> row.version().partition())
                        .longs(row -> row.version().offset())
                        .ints(row -> row.version().index())
                        .text(row -> row.type().topic().topicName())
                        .text(OutboxRow::key)
                        .text(row -> row.type().type())
                        .instants(OutboxRow::time)
                        .text(OutboxRow::traceparent)
                        .text(OutboxRow::value)
                        .statement()
                        .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .then();
    }
}
