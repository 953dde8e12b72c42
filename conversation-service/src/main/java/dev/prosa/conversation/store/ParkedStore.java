package dev.prosa.conversation.store;

import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/// Which inputs were parked, and why: without it a replay could not tell one that was put aside
/// from
/// one that was lost. Statements: 1.
final class ParkedStore {

    private static final String INSERT = """
            INSERT INTO parked_input (partition, log_offset, at, reason, detail)
            SELECT partition, log_offset, at, value::json ->> 'reason', value::json ->> 'detail'
              FROM unnest($1::integer[], $2::bigint[], $3::timestamptz[], $4::text[])
                AS parked (partition, log_offset, at, value)
            """;

    private ParkedStore() {}

    /// @param parked what leaves for the parked inputs' topic
    static Mono<Void> insert(Connection connection, List<OutboxRow> parked) {
        return Mono.from(new Columns<>(connection.createStatement(INSERT), parked)
                        .ints(row -> row.version().partition())
                        .longs(row -> row.version().offset())
                        .instants(OutboxRow::time)
                        .text(row -> Objects.requireNonNull(row.value(), "a parked input has a value"))
                        .statement()
                        .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .then();
    }
}
