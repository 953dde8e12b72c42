package dev.prosa.conversation.signin;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import dev.prosa.conversation.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/// Our own tokens: issued here, believed here.
final class Tokens {

    static final String ISSUER = "urn:prosa";
    static final String ORGANIZATION = "organization";
    static final String ROLE = "role";
    private static final String NAME = "name";

    private final Mono<JWKSet> keys;
    private final Duration lifetime;
    private final Clock clock;

    Tokens(SigningKeys keys, Duration lifetime, Clock clock) {
        this.keys = keys.load().cacheInvalidateIf(_ -> false);
        this.lifetime = lifetime;
        this.clock = clock;
    }

    record Issued(String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + "]";
        }
    }

    Mono<Issued> issue(Person person) {
        return keys.map(set -> {
            Instant now = clock.instant();
            Instant end = now.plus(lifetime);
            JWK key = set.getKeys().getFirst();
            JwtClaimsSet claims = JwtClaimsSet.builder()
                    .issuer(ISSUER)
                    .subject(person.caller().agent().value())
                    .issuedAt(now)
                    .expiresAt(end)
                    .claim(ORGANIZATION, person.caller().organization().toString())
                    .claim(ROLE, person.role().name())
                    .claim(NAME, person.name())
                    .build();
            JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256)
                    .keyId(key.getKeyID())
                    .build();
            String token = new NimbusJwtEncoder(new ImmutableJWKSet<SecurityContext>(new JWKSet(key)))
                    .encode(JwtEncoderParameters.from(header, claims))
                    .getTokenValue();
            return new Issued(token, end);
        });
    }

    /// Believes what one of our keys signed, as long as it has not expired.
    ReactiveJwtDecoder decoder() {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(token -> keys.flatMapIterable(
                        set -> new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader())).select(set)))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(ISSUER));
        return decoder;
    }

    /// What others need to know our tokens by.
    Mono<Map<String, Object>> publicKeys() {
        return keys.map(set -> set.toPublicJWKSet().toJSONObject());
    }
}
