package dev.prosa.conversation.commands;

/// Nothing has been decided under a command's ID.
final class NotDecidedException extends RuntimeException {

    NotDecidedException() {
        super("Nothing is decided under this key. If the command was answered with 202, it still waits for its turn:"
                + " ask again in a moment.");
    }
}
