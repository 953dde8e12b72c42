package dev.prosa.conversation.updates;

/// The organisation has as many streams open as it may.
final class TooManyStreamsException extends RuntimeException {

    /// @param most how many it may have
    TooManyStreamsException(int most) {
        super("Your organisation has %d streams open here, and may have no more. Close one first.".formatted(most));
    }
}
