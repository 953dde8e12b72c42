package dev.prosa.analytics.signin;

import dev.prosa.contracts.identity.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

/// Finds out who shows a bearer token.
final class Bearers implements ReactiveAuthenticationManager {

    private static final String ORGANIZATION = "organization";

    private final String operatorToken;
    private final ReactiveJwtDecoder decoder;

    Bearers(String operatorToken, ReactiveJwtDecoder decoder) {
        this.operatorToken = operatorToken;
        this.decoder = decoder;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        if (!operatorToken.isEmpty()
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), operatorToken.getBytes(StandardCharsets.UTF_8))) {
            return Mono.just(new Asker(null));
        }
        return decoder.decode(token)
                .map(jwt -> (Authentication) new Asker(organization(jwt)))
                .onErrorMap(JwtException.class, _ -> new InvalidBearerTokenException("The token is not good any more"));
    }

    private static OrganizationId organization(Jwt jwt) {
        try {
            return OrganizationId.of(String.valueOf(jwt.getClaimAsString(ORGANIZATION)));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The token does not say for which organisation", e);
        }
    }
}
