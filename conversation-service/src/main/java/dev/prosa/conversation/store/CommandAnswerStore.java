package dev.prosa.conversation.store;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.wire.Json;
import io.r2dbc.spi.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The answer to every command. Statements: 1 to look up known ones, 1 to insert.
final class CommandAnswerStore {

    private static final String KNOWN = """
            SELECT a.conversation_id, a.organization_id, a.agent_id, a.command_id, encode(a.body_hash, 'hex'), a.answer
              FROM command_answer a
              JOIN unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
                AS asked (conversation_id, organization_id, agent_id, command_id)
             USING (conversation_id, organization_id, agent_id, command_id)
            """;

    private static final String INSERT = """
            INSERT INTO command_answer (conversation_id, organization_id, agent_id, command_id, body_hash, answer,
                   partition, log_offset)
            SELECT conversation_id, organization_id, agent_id, command_id, decode(body_hash, 'hex'), answer::json,
                   partition, log_offset
              FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[],
                   $8::bigint[])
                AS answered (conversation_id, organization_id, agent_id, command_id, body_hash, answer, partition,
                   log_offset)
            """;

    private CommandAnswerStore() {}

    /// The answers of those commands that have one.
    static Flux<CommandAnswerRow> known(Connection connection, List<CommandKey> asked) {
        return Flux.from(keys(new Columns<>(connection.createStatement(KNOWN), asked))
                        .statement()
                        .execute())
                .flatMap(result -> result.map((row, _) -> new CommandAnswerRow(
                        new CommandKey(
                                new ConversationId(Cells.required(row, 0, UUID.class)),
                                new OrganizationId(Cells.required(row, 1, UUID.class)),
                                new AgentId(Cells.required(row, 2, String.class)),
                                new CommandId(Cells.required(row, 3, String.class))),
                        HexFormat.of().parseHex(Cells.required(row, 4, String.class)),
                        Json.read(Cells.required(row, 5, String.class), CommandAnswered.class))));
    }

    static Mono<Void> insert(Connection connection, List<CommandAnswerRow> answers) {
        return Mono.from(new Columns<>(connection.createStatement(INSERT), answers)
                        .uuid(a -> a.key().conversation().value())
                        .uuid(a -> a.key().organization().value())
                        .text(a -> a.key().agent().value())
                        .text(a -> a.key().command().value())
                        .text(a -> HexFormat.of().formatHex(a.bodyHash()))
                        .text(a -> Json.writeText(a.answer()))
                        .ints(a -> a.answer().evidence().partition())
                        .longs(a -> a.answer().evidence().offset())
                        .statement()
                        .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .then();
    }

    private static Columns<CommandKey> keys(Columns<CommandKey> columns) {
        return columns.uuid(key -> key.conversation().value())
                .uuid(key -> key.organization().value())
                .text(key -> key.agent().value())
                .text(key -> key.command().value());
    }
}
