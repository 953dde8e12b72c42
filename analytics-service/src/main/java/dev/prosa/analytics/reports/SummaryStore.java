package dev.prosa.analytics.reports;

import dev.prosa.analytics.reports.ClosureSummary.Figures;
import dev.prosa.analytics.reports.ClosureSummary.Percentiles;
import dev.prosa.analytics.reports.ClosureSummary.Satisfaction;
import dev.prosa.contracts.identity.OrganizationId;
import io.r2dbc.spi.Readable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/// Sums closings up in one read-only transaction. Statements: 2, of one organisation 3, by agent one
/// more.
@Repository
class SummaryStore {

    /// No report may hold the database up, and compiling it would take longer than running it.
    private static final String LIMITS = """
            SELECT set_config('statement_timeout', '10s', true), set_config('work_mem', '32MB', true),
                   set_config('jit', 'off', true)
            """;

    /// Until the transaction ends. Row-level security is the second line behind [#OF_ORGANIZATION].
    private static final String ONE_ORGANIZATION = """
            SELECT set_config('app.organization', :organization, true), set_config('role', 'prosa_api', true)
            """;

    private static final String CHOSEN = """
              FROM session_outcome o
             WHERE closed_at >= :from AND closed_at < :to
            """;

    private static final String OF_ORGANIZATION = "   AND organization_id = :organization\n";

    /// What else but the highest revision is looked at: whether a lower one gave another reason.
    private static final String FIGURES = """
            WITH chosen AS (
            SELECT %s AS key, o.*, outcome = 'CLOSED' AS closed,
                   (date_part('epoch', first_response_at - opened_at) * 1000)::bigint AS first_response_millis,
                   CASE WHEN revision > 1 THEN EXISTS (
                        SELECT FROM session_revision r
                         WHERE r.conversation_id = o.conversation_id AND r.session = o.session
                           AND r.revision < o.revision AND r.close_reason <> o.close_reason)
                        ELSE false END AS revised
            %s)
            SELECT grouping(key) AS total, key,
                   count(*) FILTER (WHERE closed) AS count,
                   percentile_disc(ARRAY[0.5, 0.9, 0.99])
                       WITHIN GROUP (ORDER BY handling_millis) FILTER (WHERE closed) AS handling,
                   percentile_disc(ARRAY[0.5, 0.9, 0.99])
                       WITHIN GROUP (ORDER BY first_response_millis) FILTER (WHERE closed) AS first_response,
                   count(first_response_at) FILTER (WHERE closed) AS answered,
                   count(*) FILTER (WHERE NOT closed) AS reopened,
                   coalesce(sum(reopenings) FILTER (WHERE closed), 0) AS reopenings,
                   count(*) FILTER (WHERE closed AND revised) AS revised,
                   avg(satisfaction) FILTER (WHERE closed)::float8 AS satisfaction,
                   count(satisfaction) FILTER (WHERE closed) AS satisfaction_answers
              FROM chosen
             GROUP BY GROUPING SETS ((key), ())
            """;

    private static final String CREDITS = """
            SELECT closer, count(*) AS credits
              FROM (SELECT unnest(closers) AS closer
            %s AND outcome = 'CLOSED') given
             GROUP BY closer
            """;

    private final DatabaseClient database;
    private final TransactionalOperator oneSnapshot;

    SummaryStore(DatabaseClient database, ReactiveTransactionManager transactions) {
        this.database = database;
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setReadOnly(true);
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.oneSnapshot = TransactionalOperator.create(transactions, definition);
    }

    Mono<Summed> sum(SummaryQuery query) {
        return oneSnapshot.transactional(database.sql(LIMITS)
                .then()
                .then(scope(query.organizationId()))
                .then(Mono.defer(() -> figures(query)))
                .flatMap(summed ->
                        query.grouping() == Grouping.AGENT ? credits(query).map(summed::credited) : Mono.just(summed)));
    }

    private Mono<Void> scope(@Nullable OrganizationId organization) {
        return organization == null
                ? Mono.empty()
                : database.sql(ONE_ORGANIZATION)
                        .bind("organization", organization.toString())
                        .then();
    }

    private Mono<Summed> figures(SummaryQuery query) {
        String sql = FIGURES.formatted(query.grouping().key(), chosen(query));
        GenericExecuteSpec statement = bind(sql, query);
        if (query.grouping().needsTimeZone()) {
            statement = statement.bind("timeZone", query.timeZone().getId());
        }
        return statement.map(SummaryStore::row).all().collectList().map(Summed::of);
    }

    private Mono<Map<String, Long>> credits(SummaryQuery query) {
        return bind(CREDITS.formatted(chosen(query)), query)
                .map(row -> Map.entry(text(row, "closer"), number(row, "credits")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new);
    }

    private static String chosen(SummaryQuery query) {
        return query.organizationId() == null ? CHOSEN : CHOSEN + OF_ORGANIZATION;
    }

    private GenericExecuteSpec bind(String sql, SummaryQuery query) {
        GenericExecuteSpec statement =
                database.sql(sql).bind("from", query.from()).bind("to", query.to());
        return query.organizationId() == null
                ? statement
                : statement.bind("organization", query.organizationId().value());
    }

    private static Summed.Row row(Readable row) {
        return new Summed.Row(
                number(row, "total") == 1,
                row.get("key", String.class),
                new Figures(
                        number(row, "count"),
                        percentiles(row.get("handling", Long[].class)),
                        percentiles(row.get("first_response", Long[].class)),
                        number(row, "answered"),
                        number(row, "reopened"),
                        number(row, "reopenings"),
                        number(row, "revised"),
                        new Satisfaction(row.get("satisfaction", Double.class), number(row, "satisfaction_answers")),
                        null));
    }

    private static @Nullable Percentiles percentiles(Long @Nullable [] ranks) {
        return ranks == null || ranks[0] == null ? null : new Percentiles(ranks[0], ranks[1], ranks[2]);
    }

    private static long number(Readable row, String column) {
        Long value = row.get(column, Long.class);
        return value == null ? 0 : value;
    }

    private static String text(Readable row, String column) {
        String value = row.get(column, String.class);
        return value == null ? "" : value;
    }
}
