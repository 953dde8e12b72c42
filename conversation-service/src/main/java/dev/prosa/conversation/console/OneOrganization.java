package dev.prosa.conversation.console;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.conversation.config.ApiConnections;
import dev.prosa.conversation.config.Undisturbed;
import java.util.function.Function;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Transactions that change what one organisation's people have added. Row-level security lets them
/// neither see nor touch another's rows, whatever a statement says. Adds one statement.
final class OneOrganization {

    private static final String NAME_IT = """
            SELECT set_config('app.organization', :organization, true), set_config('statement_timeout', '5s', true)
            """;

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    OneOrganization(ApiConnections connections) {
        this.client = DatabaseClient.create(connections.factory());
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(connections.factory()));
    }

    <T> Mono<T> change(OrganizationId organization, Function<DatabaseClient, Mono<T>> change) {
        return Undisturbed.by(client.sql(NAME_IT)
                .bind("organization", organization.toString())
                .then()
                .then(Mono.defer(() -> change.apply(client)))
                .as(transaction::transactional));
    }
}
