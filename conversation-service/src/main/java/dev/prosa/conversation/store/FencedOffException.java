package dev.prosa.conversation.store;

/// Another consumer owns the partition, or the answer to our own commit was lost: what this one
/// believes no longer holds.
public final class FencedOffException extends RuntimeException {

    public FencedOffException(String message) {
        super(message);
    }
}
