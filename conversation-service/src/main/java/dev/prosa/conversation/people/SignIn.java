package dev.prosa.conversation.people;

import org.jspecify.annotations.Nullable;

/// Holds a request to having been signed.
public final class SignIn {

    private SignIn() {}

    /// @throws SignInRequiredException if nobody signed in
    public static Caller required(@Nullable Caller caller) {
        if (caller == null) {
            throw new SignInRequiredException();
        }
        return caller;
    }
}
