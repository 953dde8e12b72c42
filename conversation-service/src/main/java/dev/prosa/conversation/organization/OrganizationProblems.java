package dev.prosa.conversation.organization;

import dev.prosa.conversation.config.ProblemDetails;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Says why an organisation stays as it is, and what to do (RFC 9457).
@RestControllerAdvice(assignableTypes = OrganizationController.class)
class OrganizationProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(OrganizationException refused) {
        HttpStatus status = switch (refused.why()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NAME_TAKEN, ADDRESS_TAKEN, EMAIL_TAKEN -> HttpStatus.CONFLICT;
            case NO_SUCH_ADDRESS, NO_SUCH_INVITATION -> HttpStatus.NOT_FOUND;
        };
        ProblemDetail problem = ProblemDetails.of(
                status,
                refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                status == HttpStatus.BAD_REQUEST ? "Something given is not right" : "Nothing was changed",
                refused.getMessage());
        return ResponseEntity.status(status).body(problem);
    }
}
