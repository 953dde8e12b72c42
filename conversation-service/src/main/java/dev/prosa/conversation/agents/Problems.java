package dev.prosa.conversation.agents;

import dev.prosa.conversation.config.ProblemDetails;
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
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Turns what went wrong into a problem (RFC 9457) that says what to do.
@RestControllerAdvice(basePackages = {"dev.prosa.conversation.agents", "dev.prosa.conversation.commands"})
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /// How long a query may take.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String QUERY_CANCELED = "57014";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badParameter(BadParameterException bad) {
        ProblemDetail problem =
                ProblemDetails.of(HttpStatus.BAD_REQUEST, "bad-parameter", "Bad parameter", bad.getMessage());
        problem.setProperty("parameter", bad.parameter());
        problem.setProperty("allowed", bad.allowed());
        return ResponseEntity.badRequest().body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noSuchConversation(NoSuchConversationException none) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(ProblemDetails.of(
                        HttpStatus.NOT_FOUND, "no-such-conversation", "No such conversation", none.getMessage()));
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class, R2dbcException.class})
    ResponseEntity<ProblemDetail> database(Exception failure) {
        if (sqlState(failure).equals(QUERY_CANCELED)) {
            return unavailable(
                    "too-much",
                    "The answer took more than %d s. Ask for less, such as one organizationId."
                            .formatted(PATIENCE.toSeconds()));
        }
        log.atWarn().addKeyValue("sqlState", sqlState(failure)).log("query not answered");
        return unavailable("database-away", "The database does not answer. Try again in a few seconds.");
    }

    private static ResponseEntity<ProblemDetail> unavailable(String type, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(ProblemDetails.of(HttpStatus.SERVICE_UNAVAILABLE, type, null, detail));
    }

    private static String sqlState(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(R2dbcException.class::isInstance)
                .map(cause -> ((R2dbcException) cause).getSqlState())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
