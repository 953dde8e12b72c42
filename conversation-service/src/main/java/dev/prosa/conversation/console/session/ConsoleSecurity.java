package dev.prosa.conversation.console.session;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import dev.prosa.conversation.config.ApiConnections;
import io.r2dbc.spi.ConnectionFactory;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Who may see the console's pages. A browser sends its cookie by itself, so whatever changes
/// something must also repeat a token that no other site knows. The cookie opens nothing but the
/// console: the API takes tokens only.
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    private static final String SIGN_IN = "/console/sign-in";
    private static final String[] OPEN = {SIGN_IN, "/console/assets/**"};

    @Bean
    ConsoleSessions consoleSessions(ApiConnections api, ConnectionFactory writer, SessionProperties limits) {
        return new ConsoleSessions(api.factory(), writer, limits);
    }

    @Bean
    @Order(1)
    SecurityWebFilterChain console(ServerHttpSecurity http, ConsoleSessions sessions) {
        return http.securityMatcher(pathMatchers("/console", "/console/**"))
                .csrf(csrf -> csrf.csrfTokenRepository(new ForgeryCookie())
                        .csrfTokenRequestHandler(new XorServerCsrfTokenRequestAttributeHandler())
                        .accessDeniedHandler((exchange, _) -> goTo(exchange, HttpStatus.FORBIDDEN, "/console")))
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable) // all answers have them already
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(new CookieSignIn(sessions))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (exchange, _) -> goTo(exchange, HttpStatus.UNAUTHORIZED, SIGN_IN)))
                .authorizeExchange(exchanges ->
                        exchanges.pathMatchers(OPEN).permitAll().anyExchange().authenticated())
                .build();
    }

    /// A page is sent there; a part of a page (htmx) has the whole page go there.
    private static Mono<Void> goTo(ServerWebExchange exchange, HttpStatus status, String path) {
        ServerHttpResponse response = exchange.getResponse();
        if (exchange.getRequest().getHeaders().containsHeader("HX-Request")) {
            response.setStatusCode(status);
            response.getHeaders().set("HX-Redirect", path);
        } else {
            response.setStatusCode(HttpStatus.SEE_OTHER);
            response.getHeaders().setLocation(URI.create(path));
        }
        return response.setComplete();
    }
}
