package dev.prosa.conversation.commands;

import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.wire.Json;
import dev.prosa.conversation.agents.ReadOnly;
import dev.prosa.conversation.store.CommandKey;
import io.r2dbc.spi.Readable;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What is known before a command is given, and after. Statements: 1.
final class CommandQueries {

    private static final String READ = """
            SELECT c.session, c.last_position, encode(a.body_hash, 'hex') AS body_hash, a.answer
              FROM conversation c
              LEFT JOIN command_answer a
                ON a.conversation_id = c.conversation_id
               AND a.organization_id = c.organization_id
               AND a.agent_id = :agent
               AND a.command_id = :command
             WHERE c.conversation_id = :conversation
               AND c.organization_id = :organization
            """;

    private final ReadOnly database;

    CommandQueries(ReadOnly database) {
        this.database = database;
    }

    /// @param session the current one
    /// @param lastPosition of the last message, 0 for none
    /// @param answer null while nothing is decided
    record Known(int session, long lastPosition, @Nullable Answer answer) {}

    /// @param bodyHash of what was asked
    record Answer(byte[] bodyHash, CommandAnswered answered) {}

    /// Empty if the organisation has no such conversation.
    Mono<Known> read(CommandKey key) {
        return database.read(
                        key.organization().value(),
                        client -> client.sql(READ)
                                .bind("agent", key.agent().value())
                                .bind("command", key.command().value())
                                .bind("conversation", key.conversation().value())
                                .bind("organization", key.organization().value())
                                .map(CommandQueries::known)
                                .all())
                .next();
    }

    private static Known known(Readable row) {
        String hash = row.get("body_hash", String.class);
        String answer = row.get("answer", String.class);
        return new Known(
                Objects.requireNonNull(row.get("session", Integer.class)),
                Objects.requireNonNull(row.get("last_position", Long.class)),
                hash == null || answer == null
                        ? null
                        : new Answer(HexFormat.of().parseHex(hash), Json.read(answer, CommandAnswered.class)));
    }
}
