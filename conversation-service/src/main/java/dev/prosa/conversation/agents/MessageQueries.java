package dev.prosa.conversation.agents;

import dev.prosa.contracts.identity.ConversationId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads what was said in a conversation, in order, and how far it got. Statements: 1.
public final class MessageQueries {

    /// The channel may have named one message of ours twice, where a send was repeated: the one
    /// that got furthest counts.
    private static final String READ = """
            SELECT m.position, m.session, m.author, m.author_id, m.kind, m.message_id, m.body, m.details, m.at,
                   m.partition, m.log_offset, coalesce(m.message_sid, d.message_sid) AS message_sid,
                   d.status AS delivery_status, d.error_code
              FROM message m
              LEFT JOIN (
                   SELECT DISTINCT ON (message_id) message_id, message_sid, status, error_code
                     FROM delivery
                    WHERE conversation_id = :id AND message_id IS NOT NULL
                    ORDER BY message_id, rank DESC, message_sid) AS d ON d.message_id = m.message_id
             WHERE m.conversation_id = :id AND m.position > :after
               AND m.organization_id = coalesce(:organization, m.organization_id)
             ORDER BY m.position
             LIMIT :limit
            """;

    private final ReadOnly database;

    MessageQueries(ReadOnly database) {
        this.database = database;
    }

    /// @param after the position to go on from; 0 for the start
    public Mono<Page<MessageItem, Long>> read(ConversationId id, Sight sight, long after, int limit) {
        return database.read(sight.organization(), client -> messages(client, id, sight, after, limit))
                .collectList()
                .map(found -> Page.of(found, limit, MessageItem::position));
    }

    private static Flux<MessageItem> messages(
            DatabaseClient client, ConversationId id, Sight sight, long after, int limit) {
        return client.sql(READ)
                .bind("id", id.value())
                .bind("organization", sight.parameter())
                .bind("after", after)
                .bind("limit", limit + 1)
                .map(row -> MessageItem.read(new Row(row)))
                .all();
    }
}
