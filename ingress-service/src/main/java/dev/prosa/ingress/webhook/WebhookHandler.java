package dev.prosa.ingress.webhook;

import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.ingress.config.WebhookProperties;
import dev.prosa.ingress.parameters.BodyFormat;
import dev.prosa.ingress.webhook.Answer.Acknowledged;
import dev.prosa.ingress.webhook.Answer.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/// One endpoint: lets a webhook in if there is room for it, has it taken in, and writes the answer.
final class WebhookHandler implements WebHandler {

    private static final byte[] NOTHING = {};
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
    public Mono<Void> handle(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        TraceParent trace = TraceParent.continuing(headers.getFirst(TraceParent.HEADER));
        BodyFormat format = BodyFormat.of(headers.getFirst(HttpHeaders.CONTENT_TYPE));
        if (!HttpMethod.POST.equals(exchange.getRequest().getMethod())) {
            return answer(WRONG_METHOD, trace, exchange);
        }
        if (format == null || headers.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            return answer(WRONG_TYPE, trace, exchange);
        }
        if (headers.getContentLength() > maxBodySize) {
            return answer(tooLarge, trace, exchange);
        }
        if (!inFlight.enter()) {
            return answer(OVERLOADED, trace, exchange);
        }
        return receive(exchange, format, trace).doFinally(_ -> inFlight.leave());
    }

    private Mono<Void> receive(ServerWebExchange exchange, BodyFormat format, TraceParent trace) {
        ServerHttpRequest request = exchange.getRequest();
        return DataBufferUtils.join(request.getBody(), maxBodySize)
                .map(WebhookHandler::bytes)
                .defaultIfEmpty(NOTHING)
                .timeout(receiveTimeout)
                .flatMap(body -> intake.take(new Webhook(kind, request, format, body, trace, clock.instant())))
                .onErrorResume(DataBufferLimitException.class, _ -> Mono.just(tooLarge))
                .onErrorResume(TimeoutException.class, _ -> Mono.just(TOO_SLOW))
                .doOnError(this::count)
                .flatMap(answer -> answer(answer, trace, exchange));
    }

    /// The one way out, where every answer is counted.
    private Mono<Void> answer(Answer answer, TraceParent trace, ServerWebExchange exchange) {
        metrics.answered(answer);
        return switch (answer) {
            case Acknowledged _ -> AnswerWriter.acknowledge(kind, exchange.getResponse());
            case Problem problem -> AnswerWriter.refuse(problem, trace.traceId(), exchange.getResponse());
        };
    }

    /// Nobody is told that the caller left.
    private void count(Throwable failure) {
        if (!DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            metrics.refused(ProblemType.INTERNAL_ERROR);
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
