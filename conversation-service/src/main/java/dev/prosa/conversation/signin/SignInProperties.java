package dev.prosa.conversation.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How people sign in (`prosa.sign-in`).
///
/// @param tokenLifetime how long a token of ours is good, 1 min to 24 h
/// @param attempts how many wrong passwords an address or a source may give within `window`, 1 to
///     1,000; then it waits
/// @param window how long wrong passwords are remembered, 1 s to 1 day
/// @param hashStrength the logarithm of bcrypt's rounds, 4 to 16; below 10 for tests only
/// @param operatorToken whoever shows it acts as the operator, who sees all organisations and
///     registers new ones; empty (the default) means that nobody does. 32 characters or more
/// @param issuerUri of an OpenID Connect issuer whose tokens are accepted beside ours; empty (the
///     default) for none
/// @param audience what that issuer calls this service: its tokens for others are not for us. Required
///     where there is an issuer
/// @param organizationClaim which claim of the issuer's token names the organisation's ID
/// @param roleClaim which claim of the issuer's token names the role
@ConfigurationProperties("prosa.sign-in")
public record SignInProperties(
        @DefaultValue("8h") Duration tokenLifetime,
        @DefaultValue("10") int attempts,
        @DefaultValue("15m") Duration window,
        @DefaultValue("12") int hashStrength,
        @DefaultValue("") String operatorToken,
        @DefaultValue("") String issuerUri,
        @DefaultValue("") String audience,
        @DefaultValue("prosa_organization") String organizationClaim,
        @DefaultValue("prosa_role") String roleClaim) {

    private static final int SHORTEST_TOKEN = 32;

    public SignInProperties {
        within("token-lifetime (in s)", tokenLifetime.toSeconds(), 60, 86_400);
        within("attempts", attempts, 1, 1_000);
        within("window (in s)", window.toSeconds(), 1, 86_400);
        within("hash-strength", hashStrength, 4, 16);
        if (!operatorToken.isEmpty() && operatorToken.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("prosa.sign-in.operator-token has " + operatorToken.length()
                    + " characters; it must have " + SHORTEST_TOKEN + " or more. Make one with: openssl rand -hex 32");
        }
        if (!issuerUri.isEmpty() && audience.isEmpty()) {
            throw new IllegalArgumentException("prosa.sign-in.audience is missing: say what " + issuerUri
                    + " calls this service in the 'aud' of its tokens");
        }
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "prosa.sign-in." + name + " must be from " + least + " to " + most + ": " + value);
        }
    }

    /// Without the token.
    @Override
    public String toString() {
        return "SignInProperties[tokenLifetime=" + tokenLifetime + ", attempts=" + attempts + ", window=" + window
                + ", issuerUri=" + issuerUri + ", audience=" + audience + "]";
    }
}
