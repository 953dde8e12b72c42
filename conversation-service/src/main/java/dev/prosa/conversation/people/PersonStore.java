package dev.prosa.conversation.people;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// People in PostgreSQL, with the writer's role: who signs in has no organisation yet.
public final class PersonStore {

    private static final String BY_EMAIL = """
            SELECT organization_id, agent_id, name, email, role, password_hash FROM person WHERE lower(email) = lower(:email)
            """;

    private static final String INSERT = """
            INSERT INTO person (organization_id, agent_id, name, email, role, password_hash)
            VALUES (:organization, :agent, :name, :email, :role, :hash)
            ON CONFLICT DO NOTHING
            """;

    private final DatabaseClient database;

    public PersonStore(DatabaseClient database) {
        this.database = database;
    }

    /// Somebody and the hash of their password.
    public record Known(Person person, String passwordHash) {

        @Override
        public String toString() {
            return "Known[" + person + "]";
        }
    }

    /// Empty if nobody has that address.
    public Mono<Known> find(String email) {
        return database.sql(BY_EMAIL)
                .bind("email", email)
                .map(PersonStore::read)
                .one();
    }

    /// Within the caller's transaction.
    ///
    /// @return false if the address or the agent's ID is taken
    public Mono<Boolean> add(Person person, String passwordHash) {
        return database.sql(INSERT)
                .bind("organization", person.caller().organization().value())
                .bind("agent", person.caller().agent().value())
                .bind("name", person.name())
                .bind("email", person.email())
                .bind("role", person.role().name())
                .bind("hash", passwordHash)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static Known read(Readable row) {
        Caller caller = new Caller(
                new OrganizationId(required(row, "organization_id", UUID.class)),
                new AgentId(required(row, "agent_id", String.class)),
                Role.valueOf(required(row, "role", String.class)));
        return new Known(
                new Person(caller, required(row, "name", String.class), required(row, "email", String.class)),
                required(row, "password_hash", String.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
