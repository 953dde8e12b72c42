package dev.prosa.conversation.console;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.agents.ReadOnly;
import dev.prosa.conversation.agents.Row;
import dev.prosa.conversation.agents.TransitionItem;
import dev.prosa.conversation.people.Caller;
import java.util.List;
import reactor.core.publisher.Mono;

/// The turns a conversation took, for its thread: changes of status and of who serves. Statements: 1.
final class Happenings {

    private static final int MOST = 200;

    private static final String READ = """
            SELECT *
              FROM transition
             WHERE conversation_id = :id AND organization_id = :organization AND log_offset >= :from
               AND decision = 'ACCEPTED'
               AND (from_status IS DISTINCT FROM to_status OR input IN ('AcceptRequested', 'TransferRequested'))
             ORDER BY log_offset DESC
             LIMIT :most
            """;

    private final ReadOnly database;

    Happenings(ReadOnly database) {
        this.database = database;
    }

    /// @param from the offset of the first that counts
    Mono<List<TransitionItem>> since(Caller caller, ConversationId id, long from) {
        return database.read(
                        caller.organization().value(),
                        client -> client.sql(READ)
                                .bind("id", id.value())
                                .bind("organization", caller.organization().value())
                                .bind("from", from)
                                .bind("most", MOST)
                                .map(cells -> TransitionItem.read(new Row(cells)))
                                .all())
                .collectList();
    }
}
