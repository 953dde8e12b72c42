package dev.prosa.conversation.organization;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.agents.ReadOnly;
import dev.prosa.conversation.organization.OrganizationItem.PersonItem;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Reads one organisation.
final class OrganizationQueries {

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

    private final ReadOnly database;

    OrganizationQueries(ReadOnly database) {
        this.database = database;
    }

    Mono<OrganizationItem> read(OrganizationId id) {
        return database.read(
                        id.value(),
                        client -> addresses(client, id)
                                .zipWhen(_ -> people(client, id))
                                .flatMap(found -> organization(client, id, found.getT1(), found.getT2()))
                                .flux())
                .next();
    }

    private static Mono<OrganizationItem> organization(
            DatabaseClient client, OrganizationId id, List<String> addresses, List<PersonItem> people) {
        return client.sql(ORGANIZATION)
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

    private static Mono<List<String>> addresses(DatabaseClient client, OrganizationId id) {
        return client.sql(ADDRESSES)
                .bind("id", id.value())
                .mapValue(String.class)
                .all()
                .collectList();
    }

    private static Mono<List<PersonItem>> people(DatabaseClient client, OrganizationId id) {
        return client.sql(PEOPLE)
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
