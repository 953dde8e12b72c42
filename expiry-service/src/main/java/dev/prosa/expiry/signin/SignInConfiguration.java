package dev.prosa.expiry.signin;

import dev.prosa.contracts.wire.Json;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// A timer does not say whose it is, so the operator alone may ask about timers.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SignInConfiguration {

    /// Who gives the tokens.
    private static final String ISSUER = "urn:prosa";

    private record Problem(String type, String title, int status, String detail) {

        static final Problem NOT_SIGNED_IN = new Problem(
                "urn:prosa:problem:not-signed-in",
                "Not signed in",
                401,
                "Send the operator's token in 'Authorization: Bearer …'.");

        static final Problem NOT_ALLOWED = new Problem(
                "urn:prosa:problem:not-allowed",
                "Not allowed",
                403,
                "Timers are for the operator. Ask conversation-service for the deadline of a conversation of yours.");
    }

    @Bean
    SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http, SignInProperties properties) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(properties.keysUri())
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(ISSUER));
        Bearers bearers = new Bearers(properties.operatorToken(), decoder);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable) // all answers have them already
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(_ -> Mono.just(bearers))
                        .authenticationEntryPoint((exchange, _) -> notSignedIn(exchange))
                        .accessDeniedHandler((exchange, _) -> notAllowed(exchange)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((exchange, _) -> notSignedIn(exchange))
                        .accessDeniedHandler((exchange, _) -> notAllowed(exchange)))
                .authorizeExchange(exchanges -> exchanges
                        .pathMatchers("/api/**")
                        .hasRole(Bearers.OPERATOR)
                        .anyExchange()
                        .permitAll()) // health and metrics, as in every service
                .build();
    }

    private static Mono<Void> notSignedIn(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return write(exchange, Problem.NOT_SIGNED_IN);
    }

    private static Mono<Void> notAllowed(ServerWebExchange exchange) {
        return write(exchange, Problem.NOT_ALLOWED);
    }

    private static Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.valueOf(problem.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(Json.write(problem))));
    }
}
