package dev.prosa.conversation.updates;

import dev.prosa.conversation.config.ProblemDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Says why no stream begins, as a problem (RFC 9457).
@RestControllerAdvice(assignableTypes = StreamController.class)
class StreamProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(StreamsUnavailableException none) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "kafka-away", "Kafka away", "2", none.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyStreamsException many) {
        return problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-streams", "Too many streams", "30", many.getMessage());
    }

    private static ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String type, String title, String retryAfter, @Nullable String detail) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, retryAfter)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetails.of(status, type, title, detail));
    }
}
