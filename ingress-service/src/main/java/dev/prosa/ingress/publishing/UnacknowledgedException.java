package dev.prosa.ingress.publishing;

/// Kafka did not acknowledge in time, or could not even be asked. Whether the record was written
/// is not known.
public final class UnacknowledgedException extends RuntimeException {

    /// Without a stack trace: while Kafka is away there is one of these for every webhook.
    UnacknowledgedException(String reason) {
        super(reason, null, false, false);
    }

    /// What Kafka's client said.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
