package dev.prosa.conversation.organization;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.OrganizationId;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Organisations in PostgreSQL. A number says whether anything changed: a look without news is one statement, one with
/// news three, a registration
/// three in one transaction, however many organisations there are. Of instances that start together
/// with the same news, one writes it and the others find it written.
final class OrganizationStore {

    private static final String VERSION = """
            SELECT version FROM directory_version
            """;

    private static final String OWNERS = """
            SELECT channel_address, organization_id, version
              FROM (SELECT DISTINCT ON (channel_address) channel_address, organization_id, version
                      FROM address_ownership
                     ORDER BY channel_address, version DESC) AS latest
             WHERE organization_id IS NOT NULL
            """;

    private static final String POLICIES = """
            SELECT DISTINCT ON (organization_id) organization_id, version, policy
              FROM organization_policy
             ORDER BY organization_id, version DESC
            """;

    private static final String REGISTER = """
            INSERT INTO organization (organization_id, name)
            SELECT * FROM unnest(:ids::uuid[], :names::text[])
            ON CONFLICT (organization_id) DO NOTHING
            """;

    private static final String OWN = """
            INSERT INTO address_ownership (channel_address, version, organization_id)
            SELECT given.address, coalesce(latest.version, 0) + 1, given.organization_id
              FROM unnest(:addresses::text[], :owners::uuid[]) AS given (address, organization_id)
              LEFT JOIN LATERAL (
                   SELECT version, organization_id
                     FROM address_ownership
                    WHERE channel_address = given.address
                    ORDER BY version DESC
                    LIMIT 1) AS latest ON true
             WHERE latest.organization_id IS DISTINCT FROM given.organization_id
            ON CONFLICT DO NOTHING
            """;

    private static final String SET_POLICY = """
            INSERT INTO organization_policy (organization_id, version, policy)
            SELECT given.organization_id, coalesce(latest.version, 0) + 1, given.policy::json
              FROM unnest(:ids::uuid[], :policies::text[]) AS given (organization_id, policy)
              LEFT JOIN LATERAL (
                   SELECT version, policy
                     FROM organization_policy
                    WHERE organization_id = given.organization_id
                    ORDER BY version DESC
                    LIMIT 1) AS latest ON true
             WHERE latest.policy::jsonb IS DISTINCT FROM given.policy::jsonb
            ON CONFLICT DO NOTHING
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    OrganizationStore(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /// Grows with every change of owners and policies.
    Mono<Long> version() {
        return database.sql(VERSION).mapValue(Long.class).one();
    }

    /// Owners first: whoever owns an address has had a policy before.
    Mono<DirectorySnapshot> load() {
        return owners().flatMap(owners -> policies().map(policies -> new DirectorySnapshot(owners, policies)));
    }

    private Mono<Map<Address, Ownership>> owners() {
        return database.sql(OWNERS)
                .map(row -> Map.entry(
                        new Address(required(row, "channel_address", String.class)),
                        new Ownership(
                                new OrganizationId(required(row, "organization_id", UUID.class)),
                                required(row, "version", Integer.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<OrganizationId, OrganizationPolicy>> policies() {
        return database.sql(POLICIES)
                .map(row -> Map.entry(
                        new OrganizationId(required(row, "organization_id", UUID.class)),
                        PolicyDocument.read(required(row, "policy", String.class))
                                .policy(required(row, "version", Integer.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /// Adds a version of whatever differs from the last; the rest stays as it is.
    ///
    /// @return how many versions were added
    Mono<Long> register(Map<String, OrganizationSettings> organizations) {
        if (organizations.isEmpty()) {
            return Mono.just(0L);
        }
        List<UUID> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> policies = new ArrayList<>();
        organizations.forEach((name, settings) -> {
            ids.add(id(name));
            names.add(name);
            policies.add(PolicyDocument.of(settings.policy(1)).json());
        });
        return changed(REGISTER, Map.of("ids", uuids(ids), "names", texts(names)))
                .then(changed(SET_POLICY, Map.of("ids", uuids(ids), "policies", texts(policies))))
                .zipWhen(_ -> changed(OWN, ownership(organizations)), Long::sum)
                .as(transaction::transactional);
    }

    private static Map<String, Object> ownership(Map<String, OrganizationSettings> organizations) {
        List<String> addresses = new ArrayList<>();
        List<UUID> owners = new ArrayList<>();
        organizations.forEach((name, settings) -> settings.channelAddresses().forEach(address -> {
            addresses.add(address);
            owners.add(id(name));
        }));
        return Map.of("addresses", texts(addresses), "owners", uuids(owners));
    }

    private static UUID id(String name) {
        return OrganizationId.named(name).value();
    }

    private Mono<Long> changed(String sql, Map<String, Object> parameters) {
        return database.sql(sql).bindValues(parameters).fetch().rowsUpdated();
    }

    private static String[] texts(List<String> values) {
        return values.toArray(String[]::new);
    }

    private static UUID[] uuids(List<UUID> values) {
        return values.toArray(UUID[]::new);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
