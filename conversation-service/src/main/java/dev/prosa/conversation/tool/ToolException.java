package dev.prosa.conversation.tool;

/// Says in one line why there is no answer, and what to do.
public final class ToolException extends RuntimeException {

    public ToolException(String message) {
        super(message);
    }
}
