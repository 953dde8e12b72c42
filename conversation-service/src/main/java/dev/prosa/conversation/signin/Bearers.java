package dev.prosa.conversation.signin;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.people.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

/// Finds out who shows a bearer token: the operator, somebody with a token of ours, or somebody
/// with a token of the configured issuer.
final class Bearers implements ReactiveAuthenticationManager {

    /// The operator acts for no organisation.
    static final Caller OPERATOR =
            new Caller(new OrganizationId(new UUID(0, 0)), new AgentId("operator"), Role.OPERATOR);

    private final SignInProperties properties;
    private final ReactiveJwtDecoder ours;
    private final @Nullable ReactiveJwtDecoder issuers;

    Bearers(SignInProperties properties, ReactiveJwtDecoder ours, @Nullable ReactiveJwtDecoder issuers) {
        this.properties = properties;
        this.ours = ours;
        this.issuers = issuers;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        if (isOperators(token)) {
            return Mono.just(new SignedInToken(OPERATOR));
        }
        return ours.decode(token)
                .map(jwt -> caller(jwt, Tokens.ORGANIZATION, Tokens.ROLE))
                .onErrorResume(JwtException.class, error -> {
                    ReactiveJwtDecoder others = issuers;
                    return others == null
                            ? Mono.error(error)
                            : others.decode(token)
                                    .map(jwt -> caller(jwt, properties.organizationClaim(), properties.roleClaim()));
                })
                .onErrorMap(JwtException.class, _ -> new InvalidBearerTokenException("The token is not good any more"))
                .map(SignedInToken::new);
    }

    /// How long it takes to know says nothing about how much was right.
    private boolean isOperators(String token) {
        return !properties.operatorToken().isEmpty()
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        properties.operatorToken().getBytes(StandardCharsets.UTF_8));
    }

    /// @throws InvalidBearerTokenException if the token does not say who is who
    private static Caller caller(Jwt jwt, String organizationClaim, String roleClaim) {
        try {
            Role role = Role.valueOf(claim(jwt, roleClaim));
            if (role != Role.AGENT && role != Role.SUPERVISOR && role != Role.ADMINISTRATOR) {
                throw new IllegalArgumentException(role.name());
            }
            return new Caller(OrganizationId.of(claim(jwt, organizationClaim)), new AgentId(claim(jwt, "sub")), role);
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The token does not say for which organisation and in which role", e);
        }
    }

    private static String claim(Jwt jwt, String name) {
        String value = jwt.getClaimAsString(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }
}
