package dev.prosa.conversation.store;

import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Mono;

/// One row per revision of a session, as it goes out. Statements: 1.
final class SessionStore {

    private static final String INSERT = """
            INSERT INTO session_revision (conversation_id, session, revision, organization_id, outcome, close_reason,
                   closed_at, record, partition, log_offset)
            SELECT conversation_id, session, revision, organization_id, outcome, close_reason,
                   closed_at, record::json, partition, log_offset
              FROM unnest($1::uuid[], $2::integer[], $3::integer[], $4::uuid[], $5::text[], $6::text[],
                   $7::timestamptz[], $8::text[], $9::integer[], $10::bigint[])
                AS revised (conversation_id, session, revision, organization_id, outcome, close_reason,
                   closed_at, record, partition, log_offset)
            """;

    private SessionStore() {}

    static Mono<Void> insert(Connection connection, List<SessionRevisionRow> revisions) {
        return Mono.from(new Columns<>(connection.createStatement(INSERT), revisions)
                        .uuid(r -> r.closed().conversationId().value())
                        .ints(r -> r.closed().session())
                        .ints(r -> r.closed().revision())
                        .uuid(r -> r.closed().organizationId().value())
                        .name(r -> r.closed().outcome())
                        .name(r -> r.closed().closeReason())
                        .instants(r -> r.closed().closedAt())
                        .text(SessionRevisionRow::json)
                        .ints(r -> r.closed().evidence().partition())
                        .longs(r -> r.closed().evidence().offset())
                        .statement()
                        .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .then();
    }
}
