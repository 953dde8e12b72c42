package dev.prosa.conversation.signin;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.people.Caller;
import dev.prosa.conversation.people.Person;
import dev.prosa.conversation.people.TestSignIn;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Gives whoever [TestSignIn#HEADER] names a real token, as if they had signed in.
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RealSignIn implements WebFilter {

    private final Tokens tokens;

    RealSignIn(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String said = exchange.getRequest().getHeaders().getFirst(TestSignIn.HEADER);
        if (said == null) {
            return chain.filter(exchange);
        }
        String[] parts = said.split(" ");
        Caller caller = new Caller(OrganizationId.of(parts[0]), new AgentId(parts[1]), Role.valueOf(parts[2]));
        return tokens.issue(new Person(caller, "Test", "test@example.com"))
                .flatMap(issued -> chain.filter(exchange.mutate()
                        .request(request -> request.header(HttpHeaders.AUTHORIZATION, "Bearer " + issued.token()))
                        .build()));
    }
}
