package dev.prosa.conversation.commands;

/// The `Idempotency-Key` was used for something else.
final class KeyReusedException extends RuntimeException {

    static final String SENTENCE =
            "This Idempotency-Key was used for another command. Nothing was done. Choose a new key for a new command.";

    KeyReusedException() {
        super(SENTENCE);
    }
}
