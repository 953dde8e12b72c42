package dev.prosa.conversation.audit;

import dev.prosa.conversation.config.PostgresProperties;
import dev.prosa.conversation.store.BatchStore;
import dev.prosa.conversation.store.BatchStore.Asked;
import dev.prosa.conversation.store.BatchStore.Known;
import dev.prosa.conversation.store.BatchWrites;
import dev.prosa.conversation.store.CommandKey;
import dev.prosa.conversation.store.KnownMessage;
import dev.prosa.conversation.tool.DatabaseSession;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Temporary tables that look like the real ones and hide them on this connection, so that the
/// service's own statements fold into them. PostgreSQL keeps them on disk: memory stays bounded
/// however long the log is.
final class Shadow {

    private static final String REAL = PostgresProperties.SCHEMA + ".";

    private static final String COPY_MESSAGES = """
            INSERT INTO pg_temp.message
            SELECT m.* FROM %smessage AS m
              JOIN unnest($1::uuid[], $2::text[]) AS asked (conversation_id, message_sid)
             USING (conversation_id, message_sid)
             WHERE m.log_offset < $3
            ON CONFLICT DO NOTHING
            """.formatted(REAL);

    private static final String COPY_ANSWERS = """
            INSERT INTO pg_temp.command_answer
            SELECT a.* FROM %scommand_answer AS a
              JOIN unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
                AS asked (conversation_id, organization_id, agent_id, command_id)
             USING (conversation_id, organization_id, agent_id, command_id)
             WHERE a.log_offset < $5
            ON CONFLICT DO NOTHING
            """.formatted(REAL);

    private final DatabaseSession session;

    Shadow(DatabaseSession session) {
        this.session = session;
        for (Table table : Table.values()) {
            session.execute(
                    "CREATE TEMPORARY TABLE %s (LIKE %s%s INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING INDEXES)"
                            .formatted(table.tableName(), REAL, table.tableName()));
        }
    }

    void empty() {
        for (Table table : Table.values()) {
            session.execute("TRUNCATE pg_temp." + table.tableName());
        }
    }

    /// What must be known before the next records can be folded.
    ///
    /// @param start where the replay began: what was said and answered before is looked up in the
    ///     real tables, whose rows of these kinds never change
    Known load(Asked asked, long start) {
        if (start > 0 && !asked.messages().isEmpty()) {
            session.execute(
                    COPY_MESSAGES,
                    asked.messages().stream().map(m -> m.conversation().value()).toArray(UUID[]::new),
                    asked.messages().stream()
                            .map(KnownMessage::sid)
                            .map(Object::toString)
                            .toArray(String[]::new),
                    start);
        }
        if (start > 0 && !asked.commands().isEmpty()) {
            session.execute(
                    COPY_ANSWERS,
                    asked.commands().stream().map(c -> c.conversation().value()).toArray(UUID[]::new),
                    asked.commands().stream().map(c -> c.organization().value()).toArray(UUID[]::new),
                    asked.commands().stream().map(c -> c.agent().value()).toArray(String[]::new),
                    asked.commands().stream()
                            .map(CommandKey::command)
                            .map(c -> c.value())
                            .toArray(String[]::new),
                    start);
        }
        return session.await(BatchStore.load(session.connection(), asked));
    }

    void write(BatchWrites writes) {
        session.await(BatchStore.write(session.connection(), writes).then(Mono.just(true)));
    }
}
