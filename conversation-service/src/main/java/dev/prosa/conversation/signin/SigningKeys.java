package dev.prosa.conversation.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.prosa.conversation.config.Undisturbed;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// The keys that our tokens are signed with, the latest first. The first instance makes one at its
/// first start; all instances have the same from PostgreSQL, where the writer's role alone may read
/// them. A new row rotates from each instance's next start on: what was signed before stays good
/// until it expires.
final class SigningKeys {

    private static final String READ = "SELECT jwk FROM signing_key ORDER BY since DESC, key_id";

    /// Of instances that start together one makes the key, the others wait and find it.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(727001, 1)";

    private static final String INSERT = "INSERT INTO signing_key (key_id, jwk) VALUES (:id, :jwk::json)";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    SigningKeys(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /// One at least.
    Mono<JWKSet> load() {
        return read().filter(keys -> !keys.isEmpty())
                .switchIfEmpty(Mono.defer(this::make))
                .map(JWKSet::new);
    }

    private Mono<List<JWK>> read() {
        return database.sql(READ)
                .map(row -> parse(Objects.requireNonNull(row.get(0, String.class))))
                .all()
                .collectList();
    }

    private Mono<List<JWK>> make() {
        return Undisturbed.by(database.sql(LOCK)
                .then()
                .then(Mono.defer(this::read))
                .flatMap(keys -> keys.isEmpty() ? insert(generate()) : Mono.just(keys))
                .as(transaction::transactional));
    }

    private Mono<List<JWK>> insert(ECKey key) {
        return database.sql(INSERT)
                .bind("id", key.getKeyID())
                .bind("jwk", key.toJSONString())
                .fetch()
                .rowsUpdated()
                .thenReturn(List.of(key));
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this JVM makes no keys of curve P-256", e);
        }
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("a row of signing_key holds no key: delete it", e);
        }
    }
}
