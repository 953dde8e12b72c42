package dev.prosa.ingress.webhook;

import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.ingress.config.WebhookProperties;
import dev.prosa.ingress.parameters.BodyFormat;
import dev.prosa.ingress.webhook.Answer.Acknowledged;
import dev.prosa.ingress.webhook.Answer.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/// One endpoint: lets a webhook in if there is room for it, has it taken in, and writes the answer.
final class WebhookHandler implements HttpHandler {

    private static final Problem WRONG_METHOD =
            new Problem(ProblemType.METHOD_NOT_ALLOWED, "Have Twilio call this URL with POST.");
    private static final Problem WRONG_TYPE = new Problem(
            ProblemType.MEDIA_TYPE_UNSUPPORTED,
            "Send application/x-www-form-urlencoded or application/json, in UTF-8 and not compressed.");
    private static final Problem TOO_SLOW = new Problem(ProblemType.REQUEST_TIMEOUT, "Send the webhook again.");
    private static final Problem OVERLOADED =
            new Problem(ProblemType.OVERLOADED, "Send the webhook again a little later.");

    private final WebhookKind kind;
    private final int maxBodySize;
    private final Duration receiveTimeout;
    private final InFlight inFlight;
    private final WebhookIntake intake;
    private final WebhookMetrics metrics;
    private final Clock clock;
    private final Problem tooLarge;

    WebhookHandler(
            WebhookKind kind,
            WebhookProperties properties,
            InFlight inFlight,
            WebhookIntake intake,
            WebhookMetrics metrics,
            Clock clock) {
        this.kind = kind;
        this.maxBodySize = Math.toIntExact(properties.maxBodySize().toBytes());
        this.receiveTimeout = properties.receiveTimeout();
        this.inFlight = inFlight;
        this.intake = intake;
        this.metrics = metrics;
        this.clock = clock;
        this.tooLarge = new Problem(ProblemType.BODY_TOO_LARGE, "No more than " + maxBodySize + " bytes are taken.");
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        HttpHeaders headers = request.getHeaders();
        TraceParent trace = TraceParent.continuing(headers.getFirst(TraceParent.HEADER));
        BodyFormat format = BodyFormat.of(headers.getFirst(HttpHeaders.CONTENT_TYPE));
        if (!HttpMethod.POST.equals(request.getMethod())) {
            return answer(WRONG_METHOD, trace, response);
        }
        if (format == null || headers.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            return answer(WRONG_TYPE, trace, response);
        }
        if (headers.getContentLength() > maxBodySize) {
            return answer(tooLarge, trace, response);
        }
        if (!inFlight.enter()) {
            return answer(OVERLOADED, trace, response);
        }
        return BodyReceiver.receive(request, maxBodySize, receiveTimeout)
                .flatMap(body -> intake.take(new Webhook(kind, request, format, body, trace, clock.instant())))
                .onErrorResume(this::explain)
                .flatMap(answer -> answer(answer, trace, response))
                .doFinally(_ -> inFlight.leave());
    }

    /// Whoever left gets no answer.
    private Mono<Answer> explain(Throwable failure) {
        return switch (failure) {
            case DataBufferLimitException _ -> Mono.just(tooLarge);
            case TimeoutException _ -> Mono.just(TOO_SLOW);
            default ->
                DisconnectedClientHelper.isClientDisconnectedException(failure)
                        ? Mono.empty()
                        : Mono.just(Unforeseen.problem(failure));
        };
    }

    /// The one way out, where every answer is counted.
    private Mono<Void> answer(Answer answer, TraceParent trace, ServerHttpResponse response) {
        metrics.answered(answer);
        return switch (answer) {
            case Acknowledged _ -> AnswerWriter.acknowledge(kind, response);
            case Problem problem -> AnswerWriter.refuse(problem, trace.traceId(), response);
        };
    }
}
