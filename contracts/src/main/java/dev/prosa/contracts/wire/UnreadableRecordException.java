package dev.prosa.contracts.wire;

/// A record that is no CloudEvent, of no known type, or whose value does not fit its type. The
/// message holds no customer text.
public final class UnreadableRecordException extends Exception {

    public UnreadableRecordException(String message) {
        super(message);
    }
}
