package dev.prosa.expiry.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose tokens are believed (`prosa.sign-in`).
///
/// @param operatorToken whoever shows it may ask; empty (the default) for nobody. 32 characters or
///     more
/// @param keysUri where conversation-service publishes the keys that tokens are signed with
@ConfigurationProperties("prosa.sign-in")
public record SignInProperties(
        @DefaultValue("") String operatorToken,

        @DefaultValue("http://localhost:8081/.well-known/jwks.json")
        String keysUri) {

    private static final int SHORTEST_TOKEN = 32;

    public SignInProperties {
        if (!operatorToken.isEmpty() && operatorToken.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("prosa.sign-in.operator-token has " + operatorToken.length()
                    + " characters; it must have " + SHORTEST_TOKEN + " or more");
        }
    }

    /// Without the token.
    @Override
    public String toString() {
        return "SignInProperties[keysUri=" + keysUri + "]";
    }
}
