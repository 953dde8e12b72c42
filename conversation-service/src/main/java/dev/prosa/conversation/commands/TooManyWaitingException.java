package dev.prosa.conversation.commands;

/// As many requests wait for their answers as may. The command was not given.
public final class TooManyWaitingException extends RuntimeException {

    TooManyWaitingException(int most) {
        super("%d commands wait for their answers here, and no more may. Nothing was done. Try again in a few seconds."
                .formatted(most));
    }
}
