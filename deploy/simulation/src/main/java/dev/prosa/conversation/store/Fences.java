package dev.prosa.conversation.store;

/// Makes the errors of this package that a simulated database answers with.
public final class Fences {

    private Fences() {}

    public static FencedOffException fencedOff(String message) {
        return new FencedOffException(message);
    }
}
