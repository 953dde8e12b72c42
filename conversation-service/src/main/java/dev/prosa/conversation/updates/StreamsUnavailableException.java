package dev.prosa.conversation.updates;

/// The updates cannot be read at the moment, as Kafka does not answer.
final class StreamsUnavailableException extends RuntimeException {

    StreamsUnavailableException() {
        super("Kafka does not answer. Try again in a few seconds.");
    }
}
