package dev.prosa.conversation.agents;

import dev.prosa.contracts.identity.ConversationId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads what was decided about a conversation's inputs, in the log's order. Statements: 1.
public final class TransitionQueries {

    private static final String READ = """
            SELECT *
              FROM transition
             WHERE conversation_id = :id AND log_offset > :after
               AND (CAST(:organization AS uuid) IS NULL OR organization_id = :organization)
             ORDER BY log_offset
             LIMIT :limit
            """;

    private final ReadOnly database;

    TransitionQueries(ReadOnly database) {
        this.database = database;
    }

    /// @param after the offset to go on from; -1 for the start
    public Mono<Page<TransitionItem, Long>> read(ConversationId id, Sight sight, long after, int limit) {
        return database.read(sight.organization(), client -> transitions(client, id, sight, after, limit))
                .collectList()
                .map(found -> Page.of(found, limit, item -> item.evidence().offset()));
    }

    private static Flux<TransitionItem> transitions(
            DatabaseClient client, ConversationId id, Sight sight, long after, int limit) {
        return client.sql(READ)
                .bind("id", id.value())
                .bind("organization", sight.parameter())
                .bind("after", after)
                .bind("limit", limit + 1)
                .map(row -> TransitionItem.read(new Row(row)))
                .all();
    }
}
