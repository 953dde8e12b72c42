package dev.prosa.conversation.organization;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.config.Undisturbed;
import dev.prosa.conversation.organization.OrganizationException.Why;
import dev.prosa.conversation.people.Person;
import dev.prosa.conversation.people.PersonStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What people change about organisations, each change whole or not at all, with the writer's role.
final class RegistrationStore {

    private static final String REGISTER = """
            INSERT INTO organization (organization_id, name) VALUES (:id, :name) ON CONFLICT DO NOTHING
            """;

    /// The next version of an address, unless somebody owns it. Two that want it at once make the same
    /// version, and the primary key lets one of them.
    private static final String OWN = """
            INSERT INTO address_ownership (channel_address, version, organization_id)
            SELECT :address, coalesce(max(version), 0) + 1, :id
              FROM address_ownership
             WHERE channel_address = :address
            HAVING (array_agg(organization_id ORDER BY version DESC))[1] IS NULL
            """;

    private static final String DISOWN = """
            INSERT INTO address_ownership (channel_address, version, organization_id)
            SELECT :address, max(version) + 1, NULL
              FROM address_ownership
             WHERE channel_address = :address
            HAVING (array_agg(organization_id ORDER BY version DESC))[1] = :id
            """;

    private static final String SET_POLICY = """
            INSERT INTO organization_policy (organization_id, version, policy)
            SELECT :id, coalesce(max(version), 0) + 1, :policy::json FROM organization_policy WHERE organization_id = :id
            RETURNING version
            """;

    private static final String INVITE = """
            INSERT INTO invitation (token_hash, organization_id, agent_id, name, email, role, invited_by, expires_at)
            VALUES (:hash, :id, :agent, :name, :email, :role, :by, :until)
            """;

    private static final String ACCEPT = """
            UPDATE invitation SET accepted_at = :now
             WHERE token_hash = :hash AND accepted_at IS NULL AND expires_at > :now
            RETURNING organization_id, agent_id, name, email, role
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final PersonStore people;

    RegistrationStore(DatabaseClient database, TransactionalOperator transaction, PersonStore people) {
        this.database = database;
        this.transaction = transaction;
        this.people = people;
    }

    /// An organisation, its addresses, its policy and its first administrator.
    Mono<Void> register(
            String name, List<String> addresses, PolicyDocument policy, Person administrator, String passwordHash) {
        OrganizationId id = administrator.caller().organization();
        return Undisturbed.by(
                changed(database.sql(REGISTER).bind("id", id.value()).bind("name", name))
                        .flatMap(registered -> registered
                                ? setPolicy(id, policy)
                                : refuse(Why.NAME_TAKEN, "The name " + name + " is taken. Choose another."))
                        .thenMany(Flux.fromIterable(addresses).concatMap(address -> own(id, address)))
                        .then(add(administrator, passwordHash))
                        .as(transaction::transactional));
    }

    /// @return the version that is in force from the next input on
    Mono<Integer> setPolicy(OrganizationId id, PolicyDocument policy) {
        return database.sql(SET_POLICY)
                .bind("id", id.value())
                .bind("policy", policy.json())
                .mapValue(Integer.class)
                .one();
    }

    Mono<Void> own(OrganizationId id, String address) {
        return changed(database.sql(OWN).bind("id", id.value()).bind("address", address))
                .onErrorReturn(DataIntegrityViolationException.class, false)
                .flatMap(owned -> owned
                        ? Mono.<Void>empty()
                        : refuse(Why.ADDRESS_TAKEN, "The address " + address + " is an organisation's already."));
    }

    Mono<Void> disown(OrganizationId id, String address) {
        return changed(database.sql(DISOWN).bind("id", id.value()).bind("address", address))
                .flatMap(disowned -> disowned
                        ? Mono.<Void>empty()
                        : refuse(Why.NO_SUCH_ADDRESS, "The address " + address + " is not your organisation's."));
    }

    Mono<Void> invite(Person person, byte[] tokenHash, String by, Instant until) {
        return database.sql(INVITE)
                .bind("hash", tokenHash)
                .bind("id", person.caller().organization().value())
                .bind("agent", person.caller().agent().value())
                .bind("name", person.name())
                .bind("email", person.email())
                .bind("role", person.role().name())
                .bind("by", by)
                .bind("until", until)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /// An invitation is good once.
    Mono<Person> accept(byte[] tokenHash, String passwordHash, Instant now) {
        return Undisturbed.by(database.sql(ACCEPT)
                .bind("hash", tokenHash)
                .bind("now", now)
                .map(row -> new Newcomer(
                                row.get("agent_id", String.class),
                                row.get("name", String.class),
                                row.get("email", String.class),
                                role(row.get("role", String.class)))
                        .person(new OrganizationId(Objects.requireNonNull(row.get("organization_id", UUID.class)))))
                .one()
                .switchIfEmpty(refuse(
                        Why.NO_SUCH_INVITATION,
                        "The invitation is unknown, used or too old. Ask your administrator for another."))
                .flatMap(person -> add(person, passwordHash).thenReturn(person))
                .as(transaction::transactional));
    }

    private static Role role(@Nullable String name) {
        return Role.valueOf(Objects.requireNonNull(name));
    }

    private Mono<Void> add(Person person, String passwordHash) {
        return people.add(person, passwordHash)
                .flatMap(added -> added
                        ? Mono.<Void>empty()
                        : refuse(Why.EMAIL_TAKEN, "Somebody has that email address or agent ID already."));
    }

    private static Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows == 1);
    }

    private static <T> Mono<T> refuse(Why why, String message) {
        return Mono.error(() -> new OrganizationException(why, message));
    }
}
