package dev.prosa.conversation.config;

import dev.prosa.contracts.wire.Json;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

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

    /// Answers with a problem where no controller does, such as in a filter.
    ///
    /// @param type the last part of its `urn:prosa:problem:…`
    public static Mono<Void> write(
            ServerHttpResponse response, HttpStatus status, String type, String title, String detail) {
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        Problem problem = new Problem("urn:prosa:problem:" + type, title, status.value(), detail);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(Json.write(problem))));
    }

    private record Problem(String type, String title, int status, String detail) {}
}
