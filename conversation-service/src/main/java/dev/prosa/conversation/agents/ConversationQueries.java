package dev.prosa.conversation.agents;

import dev.prosa.contracts.identity.ConversationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/// Finds conversations. Statements: 1 each.
public final class ConversationQueries {

    private static final String ONE = """
            SELECT *
              FROM conversation
             WHERE conversation_id = :id
               AND organization_id = coalesce(:organization, organization_id)
            """;

    /// Organisation by organisation, as the index on the recent ones is laid out; then the most
    /// recent of them all.
    private static final String FIND = """
            SELECT found.*
              FROM organization o
             CROSS JOIN LATERAL (
                   SELECT *
                     FROM conversation c
                    WHERE c.organization_id = o.organization_id
                      %s
                    ORDER BY c.updated_bin DESC, c.updated_at DESC, c.conversation_id
                    LIMIT :limit) AS found
             WHERE %s
             ORDER BY found.updated_at DESC, found.conversation_id
             LIMIT :limit
            """;

    private static final String ANY_ORGANIZATION = "true";
    private static final String ORGANIZATION = "o.organization_id = :organization";
    private static final String STATUS = "AND c.status = ANY(:statuses)";
    private static final String SERVED_BY = "AND coalesce(c.served_by, c.served_by_kind) = :servedBy";
    private static final String MINE = "AND c.served_by = :mine";
    private static final String UNASSIGNED = "AND c.served_by_kind IS NULL";
    private static final String OVERDUE = "AND c.deadline_bin <= now() AND c.deadline < now()";
    /// Whatever is open has a deadline, and an index of its own.
    private static final String OPEN = "AND c.deadline_bin IS NOT NULL";
    private static final String CUSTOMER = "AND c.customer_address = ANY(:customers)";
    private static final String AFTER = """
            AND c.updated_bin <= :afterTime AND c.updated_at <= :afterTime
            AND (c.updated_at < :afterTime OR c.conversation_id > :afterId)""";

    private final ReadOnly database;

    ConversationQueries(ReadOnly database) {
        this.database = database;
    }

    public Mono<ConversationItem> one(ConversationId id, Sight sight) {
        return database.read(
                        sight.organization(),
                        client -> client.sql(ONE)
                                .bind("id", id.value())
                                .bind("organization", sight.parameter())
                                .map(row -> ConversationItem.read(new Row(row)))
                                .all())
                .next();
    }

    Mono<Page<ConversationItem, String>> find(ConversationSearch search) {
        return database.read(
                        search.organization(),
                        client -> statement(client, search)
                                .map(row -> ConversationItem.read(new Row(row)))
                                .all())
                .collectList()
                .map(found ->
                        Page.of(found, search.limit(), item -> item.cursor().text()));
    }

    private static GenericExecuteSpec statement(DatabaseClient client, ConversationSearch search) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        // One more than wanted tells that the list goes on.
        values.put("limit", search.limit() + 1);
        if (search.openOnly()) {
            conditions.add(OPEN);
        }
        if (search.unassigned()) {
            conditions.add(UNASSIGNED);
        }
        if (search.overdue()) {
            conditions.add(OVERDUE);
        }
        if (!search.statuses().isEmpty()) {
            conditions.add(STATUS);
            values.put("statuses", search.statuses().stream().map(Enum::name).toArray(String[]::new));
        }
        if (!search.customers().isEmpty()) {
            conditions.add(CUSTOMER);
            values.put("customers", search.customers().toArray(String[]::new));
        }
        if (search.servedBy() != null) {
            conditions.add(SERVED_BY);
            values.put("servedBy", search.servedBy());
        }
        if (search.mine() != null) {
            conditions.add(MINE);
            values.put("mine", search.mine());
        }
        if (search.after() != null) {
            conditions.add(AFTER);
            values.put("afterTime", search.after().updatedAt());
            values.put("afterId", search.after().conversationId());
        }
        String organization = ANY_ORGANIZATION;
        if (search.organization() != null) {
            organization = ORGANIZATION;
            values.put("organization", search.organization());
        }
        return client.sql(FIND.formatted(String.join("\n          ", conditions), organization))
                .bindValues(values);
    }
}
