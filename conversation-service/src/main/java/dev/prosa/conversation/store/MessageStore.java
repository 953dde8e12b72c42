package dev.prosa.conversation.store;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Everything anybody said, and how far it got. Statements: 1 to look up known SIDs, 1 to insert,
/// 1 for deliveries.
final class MessageStore {

    private static final String KNOWN = """
            SELECT m.conversation_id, m.message_sid
              FROM message m
              JOIN unnest($1::uuid[], $2::text[]) AS asked (conversation_id, message_sid)
                ON m.conversation_id = asked.conversation_id AND m.message_sid = asked.message_sid
            """;

    private static final String INSERT = """
            INSERT INTO message (conversation_id, position, session, organization_id, author, author_id, kind,
                   message_sid, message_id, body, details, at, partition, log_offset)
            SELECT conversation_id, position, session, organization_id, author, author_id, kind,
                   message_sid, message_id, body, details::json, at, partition, log_offset
              FROM unnest($1::uuid[], $2::bigint[], $3::integer[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                   $8::text[], $9::uuid[], $10::text[], $11::text[], $12::timestamptz[], $13::integer[], $14::bigint[])
                AS said (conversation_id, position, session, organization_id, author, author_id, kind,
                   message_sid, message_id, body, details, at, partition, log_offset)
            """;

    /// Statuses are ranked: a late `SENT` never overwrites `DELIVERED`.
    private static final String ADVANCE = """
            INSERT INTO delivery AS d (conversation_id, message_sid, message_id, organization_id, status, rank,
                   error_code, at)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::integer[],
                   $7::integer[], $8::timestamptz[])
            ON CONFLICT (conversation_id, message_sid) DO UPDATE
               SET status = EXCLUDED.status, rank = EXCLUDED.rank, error_code = EXCLUDED.error_code,
                   at = EXCLUDED.at, message_id = coalesce(EXCLUDED.message_id, d.message_id)
             WHERE d.rank < EXCLUDED.rank
            """;

    private MessageStore() {}

    /// Which of these messages are stored already.
    static Flux<KnownMessage> known(Connection connection, List<KnownMessage> asked) {
        return Flux.from(new Columns<>(connection.createStatement(KNOWN), asked)
                        .uuid(message -> message.conversation().value())
                        .text(message -> message.sid().value())
                        .statement()
                        .execute())
                .flatMap(result -> result.map((row, _) -> new KnownMessage(
                        new ConversationId(Cells.required(row, 0, UUID.class)),
                        new MessageSid(Cells.required(row, 1, String.class)))));
    }

    static Mono<Void> insert(Connection connection, List<MessageRow> messages) {
        return Mono.from(new Columns<>(connection.createStatement(INSERT), messages)
                        .uuid(m -> m.conversationId().value())
                        .longs(MessageRow::position)
                        .ints(MessageRow::session)
                        .uuid(m -> m.organizationId().value())
                        .name(MessageRow::author)
                        .text(MessageRow::authorId)
                        .name(MessageRow::kind)
                        .name(MessageRow::messageSid)
                        .uuid(m -> value(m.messageId()))
                        .text(MessageRow::body)
                        .text(MessageRow::details)
                        .instants(MessageRow::at)
                        .ints(m -> m.evidence().partition())
                        .longs(m -> m.evidence().offset())
                        .statement()
                        .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .then();
    }

    /// @param deliveries at most one per message
    static Mono<Void> advance(Connection connection, List<DeliveryRow> deliveries) {
        return Mono.from(new Columns<>(connection.createStatement(ADVANCE), deliveries)
                        .uuid(d -> d.conversationId().value())
                        .text(d -> d.messageSid().value())
                        .uuid(d -> value(d.messageId()))
                        .uuid(d -> d.organizationId().value())
                        .name(DeliveryRow::status)
                        .ints(d -> d.status().rank())
                        .integers(DeliveryRow::errorCode)
                        .instants(DeliveryRow::at)
                        .statement()
                        .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .then();
    }

    private static @Nullable UUID value(@Nullable MessageId id) {
        return id == null ? null : id.value();
    }
}
