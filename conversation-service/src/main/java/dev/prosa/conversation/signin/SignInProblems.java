package dev.prosa.conversation.signin;

import dev.prosa.conversation.config.ProblemDetails;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Tells who is not let in what to do (RFC 9457).
@RestControllerAdvice(assignableTypes = TokenController.class)
class SignInProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> incomplete(SignInException.Incomplete failure) {
        return answer(HttpStatus.BAD_REQUEST, "incomplete", "Something is missing", failure);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrong(SignInException.Wrong failure) {
        return answer(HttpStatus.UNAUTHORIZED, "wrong-password", "Not signed in", failure);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooOften(SignInException.TooOften failure) {
        ResponseEntity<ProblemDetail> answer =
                answer(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", "Too many attempts", failure);
        return ResponseEntity.status(answer.getStatusCode())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(failure.seconds()))
                .body(answer.getBody());
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String type, String title, SignInException failure) {
        return ResponseEntity.status(status).body(ProblemDetails.of(status, type, title, failure.getMessage()));
    }

    /// No token, or one that is not good any more.
    static Mono<Void> notSignedIn(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return ProblemDetails.write(
                exchange.getResponse(),
                HttpStatus.UNAUTHORIZED,
                "not-signed-in",
                "Not signed in",
                "Send a token in 'Authorization: Bearer …'; POST /api/tokens gives one.");
    }

    /// Signed in, in another role.
    static Mono<Void> notAllowed(ServerWebExchange exchange) {
        return ProblemDetails.write(
                exchange.getResponse(),
                HttpStatus.FORBIDDEN,
                "not-allowed",
                "Not allowed",
                "Your role may not do this. Ask an administrator of your organisation.");
    }
}
