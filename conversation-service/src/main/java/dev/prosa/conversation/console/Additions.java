package dev.prosa.conversation.console;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.agents.ReadOnly;
import dev.prosa.conversation.people.Caller;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// What people add to a conversation: the customer's name, labels, and that they look at it. The
/// conversation must be one of the caller's organisation; of another's, nothing is kept. Statements:
/// 1 each.
final class Additions {

    /// How long after its last sign somebody counts as looking, in seconds: three of a page's signs.
    private static final int LOOKING = 30;

    static final int LONGEST_NAME = 100;
    static final int LONGEST_LABEL = 40;
    static final int MOST_LABELS = 20;

    private static final String NAME = """
            INSERT INTO contact (organization_id, customer_address, name, named_by)
            SELECT organization_id, customer_address, :name, :agent
              FROM conversation WHERE conversation_id = :id AND organization_id = :organization
            ON CONFLICT (organization_id, customer_address)
            DO UPDATE SET name = excluded.name, named_by = excluded.named_by, named_at = now()
            """;

    private static final String FORGET_NAME = """
            DELETE FROM contact AS k USING conversation AS c
             WHERE c.conversation_id = :id AND c.organization_id = :organization
               AND k.organization_id = c.organization_id AND k.customer_address = c.customer_address
            """;

    private static final String LABEL = """
            INSERT INTO conversation_label (organization_id, conversation_id, label, put_by)
            SELECT organization_id, conversation_id, :label, :agent
              FROM conversation AS c WHERE conversation_id = :id AND organization_id = :organization
               AND :most > (SELECT count(*) FROM conversation_label AS l
                             WHERE l.organization_id = c.organization_id AND l.conversation_id = c.conversation_id)
            ON CONFLICT DO NOTHING
            """;

    private static final String TAKE_OFF = """
            DELETE FROM conversation_label
             WHERE organization_id = :organization AND conversation_id = :id AND label = :label
            """;

    private static final String LOOK = """
            INSERT INTO presence (organization_id, conversation_id, agent_id)
            SELECT organization_id, conversation_id, :agent
              FROM conversation WHERE conversation_id = :id AND organization_id = :organization
            ON CONFLICT (organization_id, conversation_id, agent_id) DO UPDATE SET seen_at = now()
            """;

    /// Only of conversations that the caller may see.
    private static final String FORGET_WHO_LEFT = """
            DELETE FROM presence
             WHERE organization_id = :organization AND seen_at < now() - make_interval(secs => :looking)
            """;

    private static final String OTHERS = """
            SELECT agent_id FROM presence
             WHERE organization_id = :organization AND conversation_id = :id AND agent_id <> :agent
               AND seen_at >= now() - make_interval(secs => :looking)
             ORDER BY agent_id
            """;

    private static final String LABELS = """
            SELECT DISTINCT label FROM conversation_label WHERE organization_id = :organization ORDER BY label LIMIT 200
            """;

    private final OneOrganization database;
    private final ReadOnly reading;

    Additions(OneOrganization database, ReadOnly reading) {
        this.database = database;
        this.reading = reading;
    }

    /// @param name up to [#LONGEST_NAME] characters are kept; blank takes the name away
    Mono<Void> name(Caller caller, ConversationId id, @Nullable String name) {
        String kept = kept(name, LONGEST_NAME);
        return database.change(caller.organization(), client -> {
            DatabaseClient.GenericExecuteSpec statement = kept.isEmpty()
                    ? about(client, FORGET_NAME, caller, id)
                    : about(client, NAME, caller, id)
                            .bind("name", kept)
                            .bind("agent", caller.agent().value());
            return statement.then();
        });
    }

    /// @param label up to [#LONGEST_LABEL] characters are kept; beyond [#MOST_LABELS] none is put
    Mono<Void> label(Caller caller, ConversationId id, @Nullable String label) {
        String kept = kept(label, LONGEST_LABEL);
        return kept.isEmpty()
                ? Mono.empty()
                : database.change(
                        caller.organization(),
                        client -> about(client, LABEL, caller, id)
                                .bind("label", kept)
                                .bind("most", MOST_LABELS)
                                .bind("agent", caller.agent().value())
                                .then());
    }

    Mono<Void> takeOff(Caller caller, ConversationId id, String label) {
        return database.change(
                caller.organization(),
                client ->
                        about(client, TAKE_OFF, caller, id).bind("label", label).then());
    }

    /// All that the organisation uses, in alphabetical order.
    Mono<List<String>> labels(Caller caller) {
        return reading.read(
                        caller.organization().value(),
                        client -> client.sql(LABELS)
                                .bind("organization", caller.organization().value())
                                .mapValue(String.class)
                                .all())
                .collectList();
    }

    /// Notes that the caller looks, and tells who else does.
    Mono<List<String>> look(Caller caller, ConversationId id) {
        return database.change(
                caller.organization(),
                client -> client.sql(FORGET_WHO_LEFT)
                        .bind("organization", caller.organization().value())
                        .bind("looking", LOOKING)
                        .then()
                        .then(about(client, LOOK, caller, id)
                                .bind("agent", caller.agent().value())
                                .then())
                        .then(about(client, OTHERS, caller, id)
                                .bind("agent", caller.agent().value())
                                .bind("looking", LOOKING)
                                .mapValue(String.class)
                                .all()
                                .collectList()));
    }

    private static DatabaseClient.GenericExecuteSpec about(
            DatabaseClient client, String sql, Caller caller, ConversationId id) {
        return client.sql(sql)
                .bind("id", id.value())
                .bind("organization", caller.organization().value());
    }

    private static String kept(@Nullable String text, int longest) {
        String stripped = Objects.requireNonNullElse(text, "").replace("\0", "").strip();
        return stripped.codePointCount(0, stripped.length()) <= longest
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, longest));
    }
}
