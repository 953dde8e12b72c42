package dev.prosa.conversation.people;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import java.util.UUID;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Believes whoever a header says they are, and takes everybody else for the operator.
public final class TestSignIn implements WebFilter {

    public static final String HEADER = "X-Test-Caller";
    private static final String OPERATOR = header(new OrganizationId(new UUID(0, 0)), "operator", Role.OPERATOR);

    private record Person(Caller caller) implements CallerArgumentResolver.SignedIn {

        @Override
        public String getName() {
            return caller.agent().value();
        }
    }

    public static String header(OrganizationId organization, String agent, Role role) {
        return organization + " " + agent + " " + role;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String said = exchange.getRequest().getHeaders().getFirst(HEADER);
        String[] parts = (said == null ? OPERATOR : said).split(" ");
        Caller caller = new Caller(OrganizationId.of(parts[0]), new AgentId(parts[1]), Role.valueOf(parts[2]));
        return chain.filter(
                exchange.mutate().principal(Mono.just(new Person(caller))).build());
    }
}
