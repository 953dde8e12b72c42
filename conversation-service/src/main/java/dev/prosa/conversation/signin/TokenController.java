package dev.prosa.conversation.signin;

import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.people.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Passwords become tokens here.
@RestController
class TokenController {

    private final PasswordCheck passwords;
    private final Tokens tokens;

    TokenController(PasswordCheck passwords, Tokens tokens) {
        this.passwords = passwords;
        this.tokens = tokens;
    }

    /// Null is what was not said.
    record SignIn(@Nullable String email, @Nullable String password) {

        @Override
        public String toString() {
            return "SignIn[]";
        }
    }

    /// @param tokenType how to use it: `Authorization: Bearer …`
    record Answer(
            String token,
            String tokenType,
            Instant expiresAt,
            UUID organizationId,
            String agentId,
            Role role,
            String name) {

        @Override
        public String toString() {
            return "Answer[agentId=" + agentId + "]";
        }
    }

    @PostMapping("/api/tokens")
    Mono<Answer> signIn(@RequestBody SignIn given, ServerHttpRequest request) {
        return passwords
                .person(given.email(), given.password(), request)
                .flatMap(person -> tokens.issue(person).map(issued -> answer(person, issued)));
    }

    private static Answer answer(Person person, Tokens.Issued issued) {
        return new Answer(
                issued.token(),
                "Bearer",
                issued.expiresAt(),
                person.caller().organization().value(),
                person.caller().agent().value(),
                person.role(),
                person.name());
    }
}
