package dev.prosa.conversation.signin;

import dev.prosa.conversation.people.Passwords;
import dev.prosa.conversation.people.Person;
import dev.prosa.conversation.people.PersonStore;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// Finds out by address and password who somebody is, a limited number of times.
public final class PasswordCheck {

    private static final int LONGEST_EMAIL = 254;

    private final PersonStore people;
    private final Passwords passwords;
    private final Attempts attempts;

    PasswordCheck(PersonStore people, Passwords passwords, Attempts attempts) {
        this.people = people;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /// @param request from where the attempt comes
    /// @throws SignInException as an error: nobody is told whether the address is known
    public Mono<Person> person(@Nullable String email, @Nullable String password, ServerHttpRequest request) {
        return Mono.defer(() -> {
            String address = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
            String given = password == null ? "" : password;
            if (address.isEmpty() || address.length() > LONGEST_EMAIL || given.isEmpty()) {
                return Mono.error(new SignInException.Incomplete());
            }
            String source = source(request);
            attempts.take(address, source);
            return people.find(address)
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .flatMap(found -> checked(found, given))
                    .switchIfEmpty(Mono.error(SignInException.Wrong::new))
                    .doOnNext(_ -> attempts.giveBack(address, source));
        });
    }

    /// Empty if it is the wrong password.
    private Mono<Person> checked(Optional<PersonStore.Known> found, String password) {
        return found.map(known -> passwords
                        .matches(password, known.passwordHash())
                        .filter(right -> right)
                        .map(_ -> known.person()))
                .orElseGet(() -> passwords.matchesNobodys(password).then(Mono.empty()));
    }

    private static String source(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? "?"
                : remote.getAddress().getHostAddress();
    }
}
