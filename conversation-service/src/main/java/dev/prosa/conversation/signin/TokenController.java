package dev.prosa.conversation.signin;

import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.people.Passwords;
import dev.prosa.conversation.people.Person;
import dev.prosa.conversation.people.PersonStore;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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

    private static final int LONGEST_EMAIL = 254;

    private final PersonStore people;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Attempts attempts;

    TokenController(PersonStore people, Passwords passwords, Tokens tokens, Attempts attempts) {
        this.people = people;
        this.passwords = passwords;
        this.tokens = tokens;
        this.attempts = attempts;
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
        String email = given.email() == null ? "" : given.email().strip().toLowerCase(Locale.ROOT);
        String password = given.password() == null ? "" : given.password();
        if (email.isEmpty() || email.length() > LONGEST_EMAIL || password.isEmpty()) {
            return Mono.error(new SignInException.Incomplete());
        }
        String source = source(request);
        attempts.take(email, source);
        return people.find(email)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> checked(found, password))
                .switchIfEmpty(Mono.error(SignInException.Wrong::new))
                .doOnNext(_ -> attempts.giveBack(email, source))
                .flatMap(person -> tokens.issue(person).map(issued -> answer(person, issued)));
    }

    /// Empty if it is the wrong password.
    private Mono<Person> checked(Optional<PersonStore.Known> found, String password) {
        return found.map(known -> passwords
                        .matches(password, known.passwordHash())
                        .filter(right -> right)
                        .map(_ -> known.person()))
                .orElseGet(() -> passwords.matchesNobodys(password).then(Mono.empty()));
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

    private static String source(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? "?"
                : remote.getAddress().getHostAddress();
    }
}
