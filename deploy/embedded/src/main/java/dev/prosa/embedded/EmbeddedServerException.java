package dev.prosa.embedded;

/// An embedded server could not start or stop. The message says why and what to do about it.
public class EmbeddedServerException extends RuntimeException {

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
