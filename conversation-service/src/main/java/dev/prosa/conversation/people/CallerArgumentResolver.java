package dev.prosa.conversation.people;

import java.security.Principal;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Hands controllers the [Caller] of a request whose principal is a [SignedIn].
public final class CallerArgumentResolver implements HandlerMethodArgumentResolver {

    /// A principal that knows its [Caller].
    public interface SignedIn extends Principal {

        Caller caller();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return exchange.getPrincipal().ofType(SignedIn.class).map(SignedIn::caller);
    }
}
