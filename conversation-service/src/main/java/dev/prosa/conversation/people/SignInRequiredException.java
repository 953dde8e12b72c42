package dev.prosa.conversation.people;

/// Nobody is signed in, and somebody has to be.
public final class SignInRequiredException extends RuntimeException {

    SignInRequiredException() {
        super("Sign in first.");
    }
}
