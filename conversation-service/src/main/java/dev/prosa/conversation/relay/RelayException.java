package dev.prosa.conversation.relay;

/// Carries an error of ours through the engine, which then stops.
final class RelayException extends RuntimeException {

    RelayException(Exception cause) {
        super(cause);
    }
}
