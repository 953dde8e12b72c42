package dev.prosa.conversation.commands;

/// Kafka did not take a command in time. It may have arrived all the same.
public final class LogAwayException extends RuntimeException {

    LogAwayException() {
        super("Kafka does not answer, so it is not known whether the command got through."
                + " Send it again with the same Idempotency-Key: it has one effect at most.");
    }
}
