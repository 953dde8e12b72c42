package dev.prosa.conversation.config;

import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Says of whatever is asked for over HTTP that PostgreSQL does not answer, as a problem (RFC 9457).
@RestControllerAdvice(annotations = RestController.class)
public class DatabaseProblems {

    private static final Logger log = LoggerFactory.getLogger(DatabaseProblems.class);

    /// How long a query may take.
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    static final String AWAY = "The database does not answer. Try again in a few seconds.";

    private static final String QUERY_CANCELED = "57014";

    @ExceptionHandler({DataAccessException.class, TransactionException.class, R2dbcException.class})
    public ResponseEntity<ProblemDetail> database(Exception failure) {
        if (sqlState(failure).equals(QUERY_CANCELED)) {
            return unavailable(
                    "too-much",
                    "The answer took more than %d s. Ask for less, such as one organizationId."
                            .formatted(PATIENCE.toSeconds()));
        }
        log.atWarn().addKeyValue("sqlState", sqlState(failure)).log("query not answered");
        return unavailable("database-away", AWAY);
    }

    /// Whether that is what it comes from: who checks a token cannot get at its keys then.
    static boolean isOne(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof DataAccessException
                        || cause instanceof TransactionException
                        || cause instanceof R2dbcException);
    }

    private static ResponseEntity<ProblemDetail> unavailable(String type, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(ProblemDetails.of(HttpStatus.SERVICE_UNAVAILABLE, type, null, detail));
    }

    private static String sqlState(Throwable failure) {
        return causes(failure)
                .filter(R2dbcException.class::isInstance)
                .map(cause -> ((R2dbcException) cause).getSqlState())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
