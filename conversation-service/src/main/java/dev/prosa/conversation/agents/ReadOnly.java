package dev.prosa.conversation.agents;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;

/// The one way by which queries reach PostgreSQL: a transaction that can change nothing and whose
/// statements are ended after a while, so that no question keeps a connection from others for long.
/// Its filters differ too much for the one plan that suits a batch. Adds one statement to the
/// query's own.
public final class ReadOnly {

    private static final String LIMIT = """
            SELECT set_config('statement_timeout', :limit, true), set_config('plan_cache_mode', 'auto', true)
            """;

    private final Duration limit;
    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    /// @param limit how long a statement may take, from 1 ms
    ReadOnly(ConnectionFactory connections, Duration limit) {
        this.limit = limit;
        this.client = DatabaseClient.create(connections);
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(connections), definition());
    }

    private static DefaultTransactionDefinition definition() {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setReadOnly(true);
        return definition;
    }

    public <T> Flux<T> read(Function<DatabaseClient, Flux<T>> query) {
        return client.sql(LIMIT)
                .bind("limit", limit.toMillis() + "ms")
                .then()
                .thenMany(Flux.defer(() -> query.apply(client)))
                .as(transaction::transactional);
    }
}
