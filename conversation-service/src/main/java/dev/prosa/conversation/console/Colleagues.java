package dev.prosa.conversation.console;

import dev.prosa.conversation.agents.ReadOnly;
import dev.prosa.conversation.people.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/// The names of an organisation's people. Statements: 1.
final class Colleagues {

    private static final String READ = """
            SELECT agent_id, name FROM person WHERE organization_id = :organization ORDER BY name, agent_id
            """;

    private final ReadOnly database;

    Colleagues(ReadOnly database) {
        this.database = database;
    }

    /// By their IDs, in the order of their names.
    record Names(Map<String, String> byId) {

        /// The ID itself where nobody has it any more.
        public String of(String agentId) {
            return byId.getOrDefault(agentId, agentId);
        }
    }

    Mono<Names> of(Caller caller) {
        return database.read(
                        caller.organization().value(),
                        client -> client.sql(READ)
                                .bind("organization", caller.organization().value())
                                .map(row -> Map.entry(
                                        Objects.requireNonNull(row.get("agent_id", String.class)),
                                        Objects.requireNonNull(row.get("name", String.class))))
                                .all())
                .collect(LinkedHashMap<String, String>::new, (names, name) -> names.put(name.getKey(), name.getValue()))
                .map(Names::new);
    }
}
