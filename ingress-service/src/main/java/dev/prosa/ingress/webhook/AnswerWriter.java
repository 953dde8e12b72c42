package dev.prosa.ingress.webhook;

import dev.prosa.contracts.wire.Json;
import dev.prosa.ingress.webhook.Answer.Problem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/// Writes answers straight to the response: content negotiation would cost more than all the rest.
final class AnswerWriter {

    /// TwiML that has Twilio do nothing: whatever is to be said goes out by its REST API.
    private static final byte[] TWIML =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>".getBytes(StandardCharsets.US_ASCII);

    private static final String RETRY_AFTER_SECONDS = "5";

    private AnswerWriter() {}

    static Mono<Void> acknowledge(WebhookKind kind, ServerHttpResponse response) {
        return switch (kind) {
            case MESSAGE -> {
                response.setStatusCode(HttpStatus.OK);
                yield write(response, MediaType.TEXT_XML, TWIML);
            }
            case STATUS -> {
                response.setStatusCode(HttpStatus.NO_CONTENT);
                yield response.setComplete();
            }
        };
    }

    static Mono<Void> refuse(Problem problem, @Nullable String traceId, ServerHttpResponse response) {
        response.setRawStatusCode(problem.status());
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (problem.type() == ProblemType.METHOD_NOT_ALLOWED) {
            response.getHeaders().set(HttpHeaders.ALLOW, "POST");
        }
        if (problem.type() == ProblemType.REQUEST_TIMEOUT) {
            response.getHeaders().setConnection("close");
        }
        return write(response, MediaType.APPLICATION_PROBLEM_JSON, Json.write(Body.of(problem, traceId)));
    }

    private static Mono<Void> write(ServerHttpResponse response, MediaType type, byte[] body) {
        response.getHeaders().setContentType(type);
        response.getHeaders().setContentLength(body.length);
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
