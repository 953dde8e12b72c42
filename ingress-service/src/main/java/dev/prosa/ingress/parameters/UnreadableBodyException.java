package dev.prosa.ingress.parameters;

/// The parameters cannot be decoded. The message says where, and quotes nothing a customer wrote.
public final class UnreadableBodyException extends Exception {

    UnreadableBodyException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
