package dev.prosa.conversation.agents;

import dev.prosa.conversation.config.Undisturbed;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The one way by which queries reach PostgreSQL: a transaction that can change nothing and whose
/// statements are ended after a while, so that no question keeps a connection from others for long.
/// Its filters differ too much for the one plan that suits a batch. Adds one statement to the
/// query's own.
///
/// What is asked for one organisation sees no other's rows, whatever the query says: row-level
/// security is the second line.
public final class ReadOnly {

    private static final String LIMIT = """
            SELECT set_config('statement_timeout', :limit, true), set_config('plan_cache_mode', 'auto', true),
                   set_config('app.organization', :organization, true)
            """;

    private final Duration limit;
    private final Way ofAll;
    private final Way ofOne;

    private record Way(DatabaseClient client, TransactionalOperator transaction) {

        static Way over(ConnectionFactory connections) {
            DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
            definition.setReadOnly(true);
            return new Way(
                    DatabaseClient.create(connections),
                    TransactionalOperator.create(new R2dbcTransactionManager(connections), definition));
        }
    }

    /// @param all connections that see every organisation, for the operator
    /// @param one connections that see the one a transaction names
    /// @param limit how long a statement may take, from 1 ms
    ReadOnly(ConnectionFactory all, ConnectionFactory one, Duration limit) {
        this.limit = limit;
        this.ofAll = Way.over(all);
        this.ofOne = Way.over(one);
    }

    /// @param organization whose rows; null for everybody's
    public <T> Flux<T> read(@Nullable UUID organization, Function<DatabaseClient, Flux<T>> query) {
        Way way = organization == null ? ofAll : ofOne;
        Flux<T> rows = limit(way, organization)
                .thenMany(Flux.defer(() -> query.apply(way.client())))
                .as(way.transaction()::transactional);
        return Undisturbed.by(rows.collectList()).flatMapIterable(found -> found);
    }

    private Mono<Void> limit(Way way, @Nullable UUID organization) {
        return way.client()
                .sql(LIMIT)
                .bind("limit", limit.toMillis() + "ms")
                .bind("organization", organization == null ? "" : organization.toString())
                .then();
    }
}
