package dev.prosa.conversation.console.session;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/// The console's cookies: sent to its pages alone, never to a script, never along with another
/// site's request, and in clear only where browser and service are on one machine.
final class Cookies {

    /// The secret of a session.
    static final String SESSION = "prosa-session";

    /// What a form must repeat, so that no other site can post it.
    static final String FORGERY = "prosa-forgery";

    private static final String PATH = "/console";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Cookies() {}

    static @Nullable String read(ServerWebExchange exchange, String name) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(name);
        return cookie == null || cookie.getValue().isBlank() ? null : cookie.getValue();
    }

    /// Until the browser is closed.
    static void write(ServerWebExchange exchange, String name, String value) {
        exchange.getResponse().addCookie(cookie(exchange, name, value).build());
    }

    static void delete(ServerWebExchange exchange, String name) {
        exchange.getResponse()
                .addCookie(cookie(exchange, name, "").maxAge(Duration.ZERO).build());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(ServerWebExchange exchange, String name, String value) {
        String host = exchange.getRequest().getURI().getHost();
        return ResponseCookie.from(name, value)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(host == null || !LOOPBACK.contains(host));
    }
}
