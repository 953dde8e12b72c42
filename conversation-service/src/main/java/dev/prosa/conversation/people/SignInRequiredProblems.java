package dev.prosa.conversation.people;

import dev.prosa.conversation.config.ProblemDetails;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Says that nobody is signed in, as a problem (RFC 9457).
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SignInRequiredProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nobody(SignInRequiredException nobody) {
        ProblemDetail problem =
                ProblemDetails.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign-in required", nobody.getMessage());
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
