package dev.prosa.conversation.relay;

/// Kafka will never take one of the rows, however often it is tried.
final class UnacceptableException extends Exception {

    private final Exception why;

    UnacceptableException(Exception why) {
        super(why);
        this.why = why;
    }

    Refusal refusalOf(OutboxRow row) {
        return new Refusal(
                row, why.getClass().getSimpleName().replaceFirst("Exception$", ""), String.valueOf(why.getMessage()));
    }
}
