package dev.prosa.expiry.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

/// Finds out who shows a bearer token: the operator, or somebody of an organisation, who has no role
/// here.
final class Bearers implements ReactiveAuthenticationManager {

    static final String OPERATOR = "OPERATOR";

    private final String operatorToken;
    private final ReactiveJwtDecoder decoder;

    Bearers(String operatorToken, ReactiveJwtDecoder decoder) {
        this.operatorToken = operatorToken;
        this.decoder = decoder;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        if (isOperators(token)) {
            return Mono.just(UsernamePasswordAuthenticationToken.authenticated(
                    "operator", "", List.of(new SimpleGrantedAuthority("ROLE_" + OPERATOR))));
        }
        return decoder.decode(token)
                .map(jwt -> (Authentication) new JwtAuthenticationToken(jwt, List.of()))
                .onErrorMap(JwtException.class, _ -> new InvalidBearerTokenException("The token is not good any more"));
    }

    /// How long it takes to know says nothing about how much was right.
    private boolean isOperators(String token) {
        return !operatorToken.isEmpty()
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), operatorToken.getBytes(StandardCharsets.UTF_8));
    }
}
