package dev.prosa.conversation.commands;

import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.conversation.config.ProblemDetails;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Turns whatever keeps a command from its effect into a problem (RFC 9457) that says what to do.
/// Stands before the framework's own, which says less of a body.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(assignableTypes = CommandController.class)
class CommandProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refusal) {
        CommandAnswered refused = refusal.answered();
        ProblemDetail problem = ProblemDetails.of(
                Refusals.status(refused), Refusals.type(refused), Refusals.title(refused), Refusals.sentence(refused));
        problem.setProperty("reason", refused.reason());
        problem.setProperty("commandId", refused.commandId().value());
        problem.setProperty("truth", refused.truth());
        problem.setProperty("answeredAt", refused.answeredAt());
        problem.setProperty("evidence", refused.evidence());
        return response(problem, null);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> keyReused(KeyReusedException reused) {
        ProblemDetail problem = ProblemDetails.of(
                HttpStatus.UNPROCESSABLE_CONTENT, "command-id-reused", "Command id reused", reused.getMessage());
        problem.setProperty("reason", "COMMAND_ID_REUSED");
        return response(problem, null);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notDecided(NotDecidedException none) {
        return response(ProblemDetails.of(HttpStatus.NOT_FOUND, "not-decided", "Not decided", none.getMessage()), "1");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> logAway(LogAwayException away) {
        return response(
                ProblemDetails.of(HttpStatus.SERVICE_UNAVAILABLE, "kafka-away", "Kafka away", away.getMessage()), "5");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyWaiting(TooManyWaitingException many) {
        return response(
                ProblemDetails.of(
                        HttpStatus.SERVICE_UNAVAILABLE, "too-many-waiting", "Too many waiting", many.getMessage()),
                "2");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(DataBufferLimitException large) {
        return response(
                ProblemDetails.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "body-too-large",
                        "Body too large",
                        "The body has more than %d bytes.".formatted(CommandBodies.MOST_BYTES)),
                null);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(ServerWebInputException unreadable) {
        if (cause(unreadable, DataBufferLimitException.class) instanceof DataBufferLimitException large) {
            return tooLarge(large);
        }
        ProblemDetail problem = ProblemDetails.of(HttpStatus.BAD_REQUEST, "bad-body", "Bad body", detail(unreadable));
        return response(problem, null);
    }

    /// Never quotes: a body holds what people write.
    private static String detail(ServerWebInputException unreadable) {
        if (cause(unreadable, UnrecognizedPropertyException.class) instanceof UnrecognizedPropertyException unknown) {
            return "The body has a field that is not known here. Known are: %s.".formatted(known(unknown));
        }
        if (cause(unreadable, MismatchedInputException.class) instanceof MismatchedInputException mismatch) {
            String field = mismatch.getPath().isEmpty()
                    ? ""
                    : " Look at '%s'.".formatted(mismatch.getPath().getLast().getPropertyName());
            return "The body does not fit." + field;
        }
        if (cause(unreadable, StreamReadException.class) != null) {
            return "The body is no JSON, or a field stands in it twice.";
        }
        return "A JSON body is needed.";
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static ResponseEntity<ProblemDetail> response(ProblemDetail problem, @Nullable String retryAfter) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return response.body(problem);
    }
}
