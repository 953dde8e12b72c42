package dev.prosa.standalone;

/// Ends a command with one line that says what is wrong and what to do, and with an exit status.
public final class Failure extends RuntimeException {

    private final int status;

    public Failure(String message) {
        this(message, ExitStatus.FAILED);
    }

    public Failure(String message, int status) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
