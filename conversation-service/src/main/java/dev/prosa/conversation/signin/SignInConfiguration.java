package dev.prosa.conversation.signin;

import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.people.Passwords;
import dev.prosa.conversation.people.PersonStore;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Who may ask what. A token travels in a header that no browser sends by itself, so no other site
/// can use it, and there is no session to fix or steal.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SignInConfiguration {

    private static final String[] OPEN = {"/actuator/**", "/.well-known/jwks.json", "/v3/api-docs", "/v3/api-docs/**"};

    @Bean
    SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http, Bearers bearers) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable) // all answers have them already
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .anonymous(anonymous -> {})
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(_ -> Mono.just(bearers))
                        .authenticationEntryPoint((exchange, _) -> SignInProblems.notSignedIn(exchange))
                        .accessDeniedHandler((exchange, _) -> SignInProblems.notAllowed(exchange)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (exchange, _) -> SignInProblems.notSignedIn(exchange))
                        .accessDeniedHandler((exchange, _) -> SignInProblems.notAllowed(exchange)))
                .authorizeExchange(exchanges -> exchanges
                        .pathMatchers(OPEN)
                        .permitAll()
                        .pathMatchers(HttpMethod.POST, "/api/tokens", "/api/invitations/accepted")
                        .permitAll()
                        .pathMatchers(HttpMethod.POST, "/api/organizations")
                        .hasRole(Role.OPERATOR.name())
                        .pathMatchers(HttpMethod.GET, "/api/organization")
                        .hasAnyRole(Role.AGENT.name(), Role.SUPERVISOR.name(), Role.ADMINISTRATOR.name())
                        .pathMatchers("/api/organization/**")
                        .hasRole(Role.ADMINISTRATOR.name())
                        .pathMatchers("/api/**")
                        .authenticated()
                        .anyExchange()
                        .permitAll()) // there is nothing: 404
                .build();
    }

    /// A command's ID stands in a path and may hold any printable sign, encoded. Paths are matched
    /// segment by segment, so none of these leads elsewhere.
    @Bean
    ServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowBackSlash(true);
        return firewall;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PersonStore personStore(ConnectionFactory connections) {
        return new PersonStore(DatabaseClient.create(connections));
    }

    @Bean
    Passwords passwords(SignInProperties properties) {
        return new Passwords(properties.hashStrength());
    }

    @Bean
    Attempts attempts(SignInProperties properties, Clock clock) {
        return new Attempts(properties.attempts(), properties.window(), clock);
    }

    @Bean
    PasswordCheck passwordCheck(PersonStore people, Passwords passwords, Attempts attempts) {
        return new PasswordCheck(people, passwords, attempts);
    }

    @Bean
    Tokens tokens(ConnectionFactory connections, SignInProperties properties, Clock clock) {
        SigningKeys keys = new SigningKeys(
                DatabaseClient.create(connections),
                TransactionalOperator.create(new R2dbcTransactionManager(connections)));
        return new Tokens(keys, properties.tokenLifetime(), clock);
    }

    @Bean
    Bearers bearers(SignInProperties properties, Tokens tokens) {
        return new Bearers(properties, tokens.decoder(), issuers(properties));
    }

    private static @Nullable ReactiveJwtDecoder issuers(SignInProperties properties) {
        return properties.issuerUri().isEmpty()
                ? null
                : new IssuerTokens(properties.issuerUri(), properties.audience(), IssuerTokens.PATIENCE);
    }
}
