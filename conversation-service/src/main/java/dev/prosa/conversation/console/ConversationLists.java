package dev.prosa.conversation.console;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.agents.ReadOnly;
import dev.prosa.conversation.agents.Row;
import dev.prosa.conversation.people.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/// Finds the conversations of a list, with what is written in its lines. Statements: 1 each.
final class ConversationLists {

    /// Lines of a list. Whoever has more in it searches.
    static final int LONGEST = 50;

    /// Conversations that a search looks through, the latest first.
    static final int SEARCHED = 2_000;

    /// Above this a count says no more than "many".
    static final int MOST_COUNTED = 100;

    /// One more than is shown tells that there are more.
    private static final String FIND = """
            SELECT c.*, m.body AS last_body, m.author AS last_author,
                   coalesce(json_typeof(m.details->'media'->0), 'null') = 'object' AS last_is_media,
                   k.name AS contact_name, p.profile_name, l.labels
              FROM (%s) AS c
              LEFT JOIN message AS m
                     ON m.conversation_id = c.conversation_id AND m.position = c.last_position
                    AND m.organization_id = c.organization_id
              LEFT JOIN contact AS k
                     ON k.organization_id = c.organization_id AND k.customer_address = c.customer_address
              LEFT JOIN LATERAL (
                   SELECT array_agg(label ORDER BY label) AS labels
                     FROM conversation_label AS l
                    WHERE l.organization_id = c.organization_id AND l.conversation_id = c.conversation_id) AS l ON true
              LEFT JOIN LATERAL (%s) AS p ON true
            """;

    private static final String PROFILE_NAME = """
            SELECT w.details->>'profileName' AS profile_name
              FROM message AS w
             WHERE w.conversation_id = c.conversation_id AND w.organization_id = c.organization_id
               AND w.author = 'CUSTOMER'
             ORDER BY w.position DESC
             LIMIT 1""";

    private static final String QUEUE = """
            SELECT * FROM conversation
             WHERE organization_id = :organization AND served_by_kind IS NULL AND deadline_bin IS NOT NULL
             ORDER BY deadline_bin, deadline LIMIT :many""";

    private static final String MINE = """
            SELECT * FROM conversation
             WHERE organization_id = :organization AND served_by = :agent AND deadline_bin IS NOT NULL
             ORDER BY updated_at DESC LIMIT :many""";

    private static final String ALL = """
            SELECT * FROM conversation
             WHERE organization_id = :organization
             ORDER BY updated_bin DESC, updated_at DESC LIMIT :many""";

    private static final String ONE = """
            SELECT * FROM conversation WHERE organization_id = :organization AND conversation_id = :id""";

    private static final String MATCHING = """
             WHERE (c.customer_address LIKE :number OR lower(k.name) LIKE :words
                    OR lower(p.profile_name) LIKE :words
                    OR EXISTS (SELECT FROM unnest(l.labels) AS label WHERE lower(label) LIKE :words)
                    OR EXISTS (SELECT FROM message AS s
                                WHERE s.conversation_id = c.conversation_id AND s.organization_id = c.organization_id
                                  AND lower(s.body) LIKE :words))
            """;

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM (
                    SELECT FROM conversation
                     WHERE organization_id = :organization AND served_by_kind IS NULL AND deadline_bin IS NOT NULL
                     LIMIT :most) AS waiting) AS queue,
                   (SELECT count(*) FROM (
                    SELECT FROM conversation
                     WHERE organization_id = :organization AND served_by = :agent AND deadline_bin IS NOT NULL
                     LIMIT :most) AS served) AS mine
            """;

    private final ReadOnly database;

    ConversationLists(ReadOnly database) {
        this.database = database;
    }

    /// How many wait, and how many one serves; [#MOST_COUNTED] for that and more.
    record Counts(long queue, long mine) {}

    /// @param more whether there are others
    record Listing(Wanted wanted, List<ListedConversation> lines, boolean more) {}

    Mono<Listing> find(Caller caller, Wanted wanted) {
        return database.read(
                        caller.organization().value(),
                        client -> statement(client, caller, wanted)
                                .map(cells -> ListedConversation.read(new Row(cells)))
                                .all())
                .collectList()
                .map(found -> new Listing(
                        wanted,
                        List.copyOf(found.subList(0, Math.min(found.size(), LONGEST))),
                        found.size() > LONGEST));
    }

    private static GenericExecuteSpec statement(DatabaseClient client, Caller caller, Wanted wanted) {
        Map<String, Object> values = new HashMap<>();
        values.put("organization", caller.organization().value());
        values.put("many", wanted.isSearch() ? SEARCHED : LONGEST + 1);
        String chosen = switch (wanted.view()) {
            case QUEUE -> QUEUE;
            case MINE -> MINE;
            case ALL -> ALL;
        };
        if (wanted.view() == View.MINE) {
            values.put("agent", caller.agent().value());
        }
        String sql = FIND.formatted(chosen, PROFILE_NAME);
        if (wanted.isSearch()) {
            String number = wanted.numberPattern();
            values.put("words", wanted.pattern());
            values.put("number", number == null ? "" : number);
            values.put("shown", LONGEST + 1);
            sql += MATCHING;
        }
        sql += wanted.view() == View.QUEUE ? " ORDER BY c.deadline" : " ORDER BY c.updated_at DESC";
        return client.sql(wanted.isSearch() ? sql + " LIMIT :shown" : sql).bindValues(values);
    }

    /// Empty if there is none, or it is another organisation's.
    Mono<ListedConversation> one(Caller caller, ConversationId id) {
        return database.read(
                        caller.organization().value(),
                        client -> client.sql(FIND.formatted(ONE, PROFILE_NAME))
                                .bind("organization", caller.organization().value())
                                .bind("id", id.value())
                                .map(cells -> ListedConversation.read(new Row(cells)))
                                .all())
                .next();
    }

    Mono<Counts> count(Caller caller) {
        return database.read(
                        caller.organization().value(),
                        client -> client.sql(COUNT)
                                .bind("organization", caller.organization().value())
                                .bind("agent", caller.agent().value())
                                .bind("most", MOST_COUNTED)
                                .map(cells -> {
                                    Row row = new Row(cells);
                                    return new Counts(
                                            row.required("queue", Long.class), row.required("mine", Long.class));
                                })
                                .all())
                .next();
    }
}
