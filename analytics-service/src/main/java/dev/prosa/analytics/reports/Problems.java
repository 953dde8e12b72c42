package dev.prosa.analytics.reports;

import io.r2dbc.spi.R2dbcException;
import java.net.URI;
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
@RestControllerAdvice
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private static final String QUERY_CANCELED = "57014";
    private static final String INVALID_PARAMETER_VALUE = "22023";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badParameter(BadParameterException bad) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, Objects.requireNonNullElse(bad.getMessage(), ""));
        problem.setType(URI.create("urn:prosa:problem:bad-parameter"));
        problem.setTitle("Bad parameter");
        problem.setProperty("parameter", bad.parameter());
        problem.setProperty("allowed", bad.allowed());
        return ResponseEntity.badRequest().body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noSuchOrganization(NoSuchOrganizationException none) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND, Objects.requireNonNullElse(none.getMessage(), ""));
        problem.setType(URI.create("urn:prosa:problem:no-such-organization"));
        problem.setTitle("No such organisation");
        return ResponseEntity.status(HttpStatus.NOT_FOUND).body(problem);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class, R2dbcException.class})
    ResponseEntity<ProblemDetail> database(Exception failure) {
        return switch (sqlState(failure)) {
            case QUERY_CANCELED ->
                unavailable("too-much", "The answer took more than 10 s. Ask for a shorter interval.");
            case INVALID_PARAMETER_VALUE ->
                badParameter(new BadParameterException(
                        "timeZone", "a time zone the database knows", "timeZone is not known to the database"));
            default -> {
                log.atWarn().addKeyValue("sqlState", sqlState(failure)).log("summary not answered");
                yield unavailable("database-away", "The database does not answer. Try again in a few seconds.");
            }
        };
    }

    private static ResponseEntity<ProblemDetail> unavailable(String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail);
        problem.setType(URI.create("urn:prosa:problem:" + type));
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(problem);
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
