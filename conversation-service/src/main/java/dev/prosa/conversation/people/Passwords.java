package dev.prosa.conversation.people;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Passwords as bcrypt hashes, computed where they keep no request waiting: each takes some
/// hundred milliseconds on purpose.
public final class Passwords {

    /// ASVS 6.2.1 asks for 8 and recommends 15.
    public static final int SHORTEST = 12;

    /// What bcrypt looks at, in bytes of UTF-8.
    public static final int LONGEST = 72;

    private final PasswordEncoder encoder;
    private final String nobodys;

    /// @param strength the logarithm of bcrypt's rounds, 4 to 31
    public Passwords(int strength) {
        encoder = new BCryptPasswordEncoder(strength);
        nobodys = hashed("nobody has this password");
    }

    /// Null if it may be a password, else what is wrong with it.
    public static @Nullable String flaw(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return "must have " + SHORTEST + " characters or more";
        }
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST
                ? "must have " + LONGEST + " bytes at most"
                : null;
    }

    public Mono<String> hash(String password) {
        return Mono.fromCallable(() -> hashed(password)).subscribeOn(Schedulers.boundedElastic());
    }

    public Mono<Boolean> matches(String password, String hash) {
        return Mono.fromCallable(() -> encoder.matches(password, hash)).subscribeOn(Schedulers.boundedElastic());
    }

    /// False, after as long as it takes to know: how fast a refusal comes tells nobody whether an
    /// address is known.
    public Mono<Boolean> matchesNobodys(String password) {
        return matches(password, nobodys).thenReturn(false);
    }

    private String hashed(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }
}
