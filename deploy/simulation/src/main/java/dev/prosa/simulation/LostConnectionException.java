package dev.prosa.simulation;

import java.io.IOException;

/// The database's answer did not come.
final class LostConnectionException extends IOException {

    LostConnectionException() {
        super("connection reset");
    }

    /// There is one in every other run: a trace would cost more than the rest.
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
