package dev.prosa.conversation.console.session;

import dev.prosa.conversation.signin.SignedInToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Tells by a request's cookie who is signed in.
final class CookieSignIn implements ServerSecurityContextRepository {

    private final ConsoleSessions sessions;

    CookieSignIn(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return Mono.justOrEmpty(Cookies.read(exchange, Cookies.SESSION))
                .flatMap(sessions::use)
                .map(caller -> new SecurityContextImpl(new SignedInToken(caller)));
    }

    /// A session begins where the password is checked, and nowhere else.
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return Mono.empty();
    }
}
