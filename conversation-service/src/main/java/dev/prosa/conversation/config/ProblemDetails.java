package dev.prosa.conversation.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// Makes the problems (RFC 9457) that requests are refused with.
public final class ProblemDetails {

    private ProblemDetails() {}

    /// @param type the last part of its `urn:prosa:problem:…`
    /// @param detail what is so, and what to do
    public static ProblemDetail of(HttpStatus status, String type, @Nullable String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:prosa:problem:" + type));
        if (title != null) {
            problem.setTitle(title);
        }
        problem.setDetail(detail);
        return problem;
    }
}
