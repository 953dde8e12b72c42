package dev.prosa.ingress.problem;

import dev.prosa.contracts.wire.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/// Writes problems straight to the response: content negotiation would cost more than all the rest.
public final class ProblemWriter {

    private static final String RETRY_AFTER_SECONDS = "5";

    private ProblemWriter() {}

    /// @param traceId finds the request in logs; null where it has none
    public static Mono<Void> write(Problem problem, @Nullable String traceId, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        response.setRawStatusCode(problem.status());
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        switch (problem.type()) {
            case METHOD_NOT_ALLOWED -> headers.set(HttpHeaders.ALLOW, "POST");
            case REQUEST_TIMEOUT -> headers.setConnection("close");
            case TOKEN_REFUSED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            default -> {}
        }
        byte[] body = Json.write(Body.of(problem, traceId));
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    /// RFC 9457, and where it applies the reason, the parameter and the trace that finds the
    /// request in logs.
    private record Body(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String reason,
            @Nullable String parameter,
            @Nullable String traceId) {

        static Body of(Problem problem, @Nullable String traceId) {
            ProblemType type = problem.type();
            return new Body(
                    type.uri(),
                    type.title(),
                    problem.status(),
                    problem.detail(),
                    problem.reason(),
                    problem.parameter(),
                    traceId);
        }
    }
}
