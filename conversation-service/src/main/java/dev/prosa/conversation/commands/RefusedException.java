package dev.prosa.conversation.commands;

import dev.prosa.contracts.output.CommandAnswered;

/// Carries a refusal to where it becomes a problem.
final class RefusedException extends RuntimeException {

    private final transient CommandAnswered answered;

    RefusedException(CommandAnswered answered) {
        super(answered.reason(), null, false, false);
        this.answered = answered;
    }

    CommandAnswered answered() {
        return answered;
    }
}
