package dev.prosa.ingress.media;

import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.ingress.parameters.FormDecoder;
import dev.prosa.ingress.parameters.Parameters;
import dev.prosa.ingress.parameters.UnreadableBodyException;
import dev.prosa.ingress.problem.Problem;
import dev.prosa.ingress.problem.ProblemWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.netty.http.server.HttpServerRequest;

/// `GET /media?url=…`: a customer's file for whoever has the token.
final class MediaHandler implements WebHandler {

    static final String PATH = "/media";

    private static final String URL = "url";

    private final BearerToken token;
    private final MediaUrls urls;
    private final MediaFetcher fetcher;
    private final MediaMetrics metrics;
    private final Duration timeout;

    /// @param timeout how long the file's first byte may take
    MediaHandler(BearerToken token, MediaUrls urls, MediaFetcher fetcher, MediaMetrics metrics, Duration timeout) {
        this.token = token;
        this.urls = urls;
        this.fetcher = fetcher;
        this.metrics = metrics;
        this.timeout = timeout;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return outcome(exchange.getRequest(), exchange.getResponse())
                .doFinally(this::noteIfAbandoned)
                .flatMap(outcome -> end(outcome, exchange));
    }

    private void noteIfAbandoned(SignalType end) {
        if (end == SignalType.CANCEL) {
            metrics.ended(MediaOutcome.ABANDONED);
        }
    }

    private Mono<MediaOutcome> outcome(ServerHttpRequest request, ServerHttpResponse response) {
        if (!token.isShownIn(request.getHeaders())) {
            return Mono.just(MediaOutcome.TOKEN_REFUSED);
        }
        MediaFile file = file(request);
        return file == null
                ? Mono.just(MediaOutcome.URL_REFUSED)
                : fetcher.fetch(file, response)
                        .timeout(unlessBegun(response))
                        .onErrorResume(failure -> Mono.just(MediaOutcome.of(failure)));
    }

    private @Nullable MediaFile file(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        if (query == null) {
            return null;
        }
        try {
            Parameters parameters = FormDecoder.decode(query.getBytes(StandardCharsets.UTF_8));
            String url = parameters.first(URL);
            return url == null || parameters.count(URL) > 1 ? null : urls.fileAt(url);
        } catch (UnreadableBodyException _) {
            return null;
        }
    }

    /// From the first byte on it is the client's own timeout that counts, from one byte to the next.
    private Mono<Long> unlessBegun(ServerHttpResponse response) {
        return Mono.delay(timeout).filter(_ -> !response.isCommitted()).switchIfEmpty(Mono.never());
    }

    /// The one way out, where every outcome is counted.
    private Mono<Void> end(MediaOutcome outcome, ServerWebExchange exchange) {
        metrics.ended(outcome);
        Problem problem = outcome.problem();
        if (problem == null) {
            return Mono.empty();
        }
        ServerHttpRequest request = exchange.getRequest();
        return exchange.getResponse().isCommitted()
                ? breakOff(request)
                : ProblemWriter.write(problem, traceId(request), exchange.getResponse());
    }

    /// Part of the file is on its way already: that it is not the whole, only a broken connection can say.
    private static Mono<Void> breakOff(ServerHttpRequest request) {
        ServerHttpRequestDecorator.<HttpServerRequest>getNativeRequest(request)
                .withConnection(connection -> connection.channel().close());
        return Mono.never();
    }

    private static String traceId(ServerHttpRequest request) {
        return TraceParent.continuing(request.getHeaders().getFirst(TraceParent.HEADER))
                .traceId();
    }
}
