package dev.prosa.conversation.handling;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// Tells errors that pass by themselves, of the database and the way to it, from those a record
/// causes.
public final class PassingErrors {

    /// SQLSTATE classes: connection, the transaction a connection was left in, rollback, resources,
    /// operator intervention, system.
    private static final Set<String> PASSING_CLASSES = Set.of("08", "25", "40", "53", "57", "58");

    private static final int DEEPEST_CAUSE = 10;

    private PassingErrors() {}

    public static boolean isPassing(Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isPassingItself(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isPassingItself(Throwable error) {
        return switch (error) {
            case R2dbcTransientException _, R2dbcNonTransientResourceException _ -> true;
            case R2dbcException database ->
                database.getSqlState() != null
                        && database.getSqlState().length() == 5
                        && PASSING_CLASSES.contains(database.getSqlState().substring(0, 2));
            case IOException _, TimeoutException _ -> true;
            default -> false;
        };
    }
}
