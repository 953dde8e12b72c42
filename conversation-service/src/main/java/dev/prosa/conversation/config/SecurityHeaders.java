package dev.prosa.conversation.config;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Has every answer say what may be done with it. The API's are for machines: nobody keeps them,
/// guesses their type, runs or frames them. The console's pages run and show what comes from this
/// service alone, and nothing that stands in them.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders implements WebFilter {

    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.set("Content-Security-Policy", isPage(exchange) ? PAGES : DATA);
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        return chain.filter(exchange);
    }

    private static boolean isPage(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        return path.equals("/console") || path.startsWith("/console/");
    }
}
