package dev.prosa.ingress.webhook;

import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.ingress.config.WebhookProperties;
import dev.prosa.ingress.parameters.BodyFormat;
import dev.prosa.ingress.problem.Problem;
import dev.prosa.ingress.problem.ProblemType;
import dev.prosa.ingress.problem.ProblemWriter;
import dev.prosa.ingress.problem.Unforeseen;
import dev.prosa.ingress.webhook.Answer.Acknowledged;
import dev.prosa.ingress.webhook.Answer.NotTaken;
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

    private static final NotTaken WRONG_METHOD =
            notTaken(ProblemType.METHOD_NOT_ALLOWED, "Have Twilio call this URL with POST.");
    private static final NotTaken WRONG_TYPE = notTaken(
            ProblemType.MEDIA_TYPE_UNSUPPORTED,
            "Send application/x-www-form-urlencoded or application/json, in UTF-8 and not compressed.");
    private static final NotTaken TOO_SLOW = notTaken(ProblemType.REQUEST_TIMEOUT, "Send the webhook again.");
    private static final NotTaken OVERLOADED =
            notTaken(ProblemType.OVERLOADED, "Send the webhook again a little later.");

    private final WebhookKind kind;
    private final int maxBodySize;
    private final Duration receiveTimeout;
    private final InFlight inFlight;
    private final WebhookIntake intake;
    private final WebhookMetrics metrics;
    private final Clock clock;
    private final NotTaken tooLarge;

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
        this.tooLarge = notTaken(ProblemType.BODY_TOO_LARGE, "No more than " + maxBodySize + " bytes are taken.");
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
                        : Mono.just(new NotTaken(Unforeseen.problem(failure)));
        };
    }

    /// The one way out, where every answer is counted.
    private Mono<Void> answer(Answer answer, TraceParent trace, ServerHttpResponse response) {
        metrics.answered(answer);
        return switch (answer) {
            case Acknowledged _ -> Acknowledgement.write(kind, response);
            case NotTaken(Problem problem) -> ProblemWriter.write(problem, trace.traceId(), response);
        };
    }

    private static NotTaken notTaken(ProblemType type, String detail) {
        return new NotTaken(new Problem(type, detail));
    }
}
