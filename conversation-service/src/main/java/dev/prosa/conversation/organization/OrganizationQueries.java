package dev.prosa.conversation.organization;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.organization.OrganizationItem.PersonItem;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/// Reads one organisation with the API's role, which sees no other.
final class OrganizationQueries {

    private static final String SCOPE = "SELECT set_config('app.organization', :organization, true)";

    private static final String ORGANIZATION = """
            SELECT o.organization_id, o.name, p.version, p.policy::text AS policy
              FROM organization AS o
              JOIN organization_policy AS p USING (organization_id)
             WHERE o.organization_id = :id
             ORDER BY p.version DESC
             LIMIT 1
            """;

    /// Versions of other owners are not visible here, so what was another's later is asked of those
    /// that are.
    private static final String ADDRESSES = """
            SELECT channel_address FROM address_ownership_now WHERE organization_id = :id ORDER BY channel_address
            """;

    private static final String PEOPLE = """
            SELECT agent_id, name, email, role FROM person WHERE organization_id = :id ORDER BY agent_id
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    OrganizationQueries(ConnectionFactory api) {
        DefaultTransactionDefinition readOnly = new DefaultTransactionDefinition();
        readOnly.setReadOnly(true);
        this.database = DatabaseClient.create(api);
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(api), readOnly);
    }

    Mono<OrganizationItem> read(OrganizationId id) {
        return database.sql(SCOPE)
                .bind("organization", id.toString())
                .then()
                .then(Mono.defer(() -> addresses(id)))
                .zipWhen(_ -> people(id))
                .flatMap(found -> organization(id, found.getT1(), found.getT2()))
                .as(transaction::transactional);
    }

    private Mono<OrganizationItem> organization(OrganizationId id, List<String> addresses, List<PersonItem> people) {
        return database.sql(ORGANIZATION)
                .bind("id", id.value())
                .map(row -> new OrganizationItem(
                        required(row, "organization_id", UUID.class),
                        required(row, "name", String.class),
                        addresses,
                        required(row, "version", Integer.class),
                        required(row, "policy", String.class),
                        people))
                .one();
    }

    private Mono<List<String>> addresses(OrganizationId id) {
        return database.sql(ADDRESSES)
                .bind("id", id.value())
                .mapValue(String.class)
                .all()
                .collectList();
    }

    private Mono<List<PersonItem>> people(OrganizationId id) {
        return database.sql(PEOPLE)
                .bind("id", id.value())
                .map(row -> new PersonItem(
                        required(row, "agent_id", String.class),
                        required(row, "name", String.class),
                        required(row, "email", String.class),
                        Role.valueOf(required(row, "role", String.class))))
                .all()
                .collectList();
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
