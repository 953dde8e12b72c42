package dev.prosa.conversation.console.session;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.config.Undisturbed;
import dev.prosa.conversation.people.Caller;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Browsers that are signed in, in PostgreSQL: every instance knows them, an end is an end at once
/// and everywhere, and so is a change of somebody's role. Statements: 1 to use one, 2 to begin.
final class ConsoleSessions {

    private static final String USE = """
            SELECT organization_id, agent_id, role
              FROM use_console_session(:hash, CAST(:idle AS interval), CAST(:longest AS interval))
            """;

    private static final String FORGET_OLD = """
            DELETE FROM console_session
             WHERE used_at < now() - CAST(:idle AS interval) OR begun_at < now() - CAST(:longest AS interval)
            """;

    private static final String BEGIN = """
            INSERT INTO console_session (secret_hash, organization_id, agent_id) VALUES (:hash, :organization, :agent)
            """;

    private static final String END = "DELETE FROM console_session WHERE secret_hash = :hash";

    private static final int SECRET_BYTES = 32;

    private final DatabaseClient api;
    private final DatabaseClient writer;
    private final String idle;
    private final String longest;
    private final SecureRandom random = new SecureRandom();

    /// @param api connections of the API's role, for what every request asks
    /// @param writer connections that may change sessions
    ConsoleSessions(ConnectionFactory api, ConnectionFactory writer, SessionProperties limits) {
        this.api = DatabaseClient.create(api);
        this.writer = DatabaseClient.create(writer);
        this.idle = limits.idle().toSeconds() + " s";
        this.longest = limits.longest().toSeconds() + " s";
    }

    /// The secret of a new session, for the browser alone.
    Mono<String> begin(Caller caller) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return writer.sql(FORGET_OLD)
                .bind("idle", idle)
                .bind("longest", longest)
                .then()
                .then(writer.sql(BEGIN)
                        .bind("hash", hash(secret))
                        .bind("organization", caller.organization().value())
                        .bind("agent", caller.agent().value())
                        .then())
                .thenReturn(secret);
    }

    /// Whose session it is, in the role they have now; empty if there is none, or none any more.
    Mono<Caller> use(String secret) {
        return Undisturbed.by(api.sql(USE)
                .bind("hash", hash(secret))
                .bind("idle", idle)
                .bind("longest", longest)
                .map(ConsoleSessions::caller)
                .one());
    }

    Mono<Void> end(String secret) {
        return writer.sql(END).bind("hash", hash(secret)).then();
    }

    private static Caller caller(Readable row) {
        return new Caller(
                new OrganizationId(Objects.requireNonNull(row.get("organization_id", UUID.class))),
                new AgentId(Objects.requireNonNull(row.get("agent_id", String.class))),
                Role.valueOf(Objects.requireNonNull(row.get("role", String.class))));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
