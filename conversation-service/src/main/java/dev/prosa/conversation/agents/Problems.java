package dev.prosa.conversation.agents;

import dev.prosa.conversation.config.ProblemDetails;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Turns what went wrong into a problem (RFC 9457) that says what to do.
@RestControllerAdvice(basePackages = {"dev.prosa.conversation.agents", "dev.prosa.conversation.commands"})
class Problems {

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
}
