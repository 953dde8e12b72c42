package dev.prosa.conversation.organization;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.conversation.people.Caller;
import dev.prosa.conversation.people.Passwords;
import dev.prosa.conversation.people.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Checks what people want to change about organisations, and has it stored.
final class Administration {

    /// How long an invitation is good.
    static final Duration INVITATION = Duration.ofDays(7);

    private static final int MOST_ADDRESSES = 100;
    private static final int TOKEN_BYTES = 32;

    private final RegistrationStore store;
    private final Passwords passwords;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Administration(RegistrationStore store, Passwords passwords, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
    }

    record Invitation(String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Invitation[expiresAt=" + expiresAt + "]";
        }
    }

    /// All or nothing.
    Mono<OrganizationId> register(
            @Nullable String name, OrganizationSettings settings, Newcomer administrator, @Nullable String password) {
        if (name == null || !OrganizationsProperties.isName(name)) {
            throw OrganizationException.invalid("name", "must have 1 to 64 lower-case letters, digits or hyphens");
        }
        List<String> addresses = settings.channelAddresses();
        if (addresses.size() > MOST_ADDRESSES) {
            throw OrganizationException.invalid("channelAddresses", "may be " + MOST_ADDRESSES + " at most");
        }
        if (new HashSet<>(addresses).size() < addresses.size()) {
            throw OrganizationException.invalid("channelAddresses", "holds one twice");
        }
        PolicyDocument policy = policy(settings);
        OrganizationId id = OrganizationId.named(name);
        Person first = administrator.person(id);
        return passwords
                .hash(checked(password))
                .flatMap(hash -> store.register(name, addresses, policy, first, hash))
                .thenReturn(id);
    }

    /// @return its version
    Mono<Integer> setPolicy(Caller by, OrganizationSettings settings) {
        return store.setPolicy(by.organization(), policy(settings));
    }

    Mono<Void> own(Caller by, @Nullable String address) {
        if (address == null || !OrganizationSettings.isAddress(address)) {
            throw OrganizationException.invalid(
                    "address", "must be like 'whatsapp:+14155238886', '+14155238886' or a short code");
        }
        return store.own(by.organization(), address);
    }

    Mono<Void> disown(Caller by, String address) {
        return store.disown(by.organization(), address);
    }

    Mono<Invitation> invite(Caller by, Newcomer newcomer) {
        Person person = newcomer.person(by.organization());
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant until = clock.instant().plus(INVITATION);
        return store.invite(person, hash(token), by.agent().value(), until).thenReturn(new Invitation(token, until));
    }

    Mono<Person> accept(@Nullable String token, @Nullable String password) {
        if (token == null || token.isEmpty()) {
            throw OrganizationException.invalid("token", "is missing: it came with the invitation");
        }
        return passwords.hash(checked(password)).flatMap(hashed -> store.accept(hash(token), hashed, clock.instant()));
    }

    private static PolicyDocument policy(OrganizationSettings settings) {
        try {
            return PolicyDocument.of(settings.policy(1));
        } catch (IllegalArgumentException e) {
            throw new OrganizationException(OrganizationException.Why.INVALID, String.valueOf(e.getMessage()));
        }
    }

    static String checked(@Nullable String password) {
        String flaw = password == null ? "is missing" : Passwords.flaw(password);
        if (password == null || flaw != null) {
            throw OrganizationException.invalid("password", String.valueOf(flaw));
        }
        return password;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
