package dev.prosa.ingress.webhook;

import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.ingress.problem.Problem;
import dev.prosa.ingress.problem.ProblemType;
import dev.prosa.ingress.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/// Stands before everything else: refuses requests with more headers than any caller of ours sends,
/// and has every answer say that it is for machines, to be kept by nobody.
final class Guard implements HttpHandler {

    /// Twilio sends about 15, and every proxy on the way adds some. Netty bounds their size (8 KB),
    /// not their number, and each one costs.
    static final int MOST_HEADERS = 100;

    private static final Problem TOO_MANY =
            new Problem(ProblemType.TOO_MANY_HEADERS, "No more than " + MOST_HEADERS + " headers are taken.");

    private final HttpHandler next;

    Guard(HttpHandler next) {
        this.next = next;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        return count(request) <= MOST_HEADERS
                ? next.handle(request, response)
                : ProblemWriter.write(TOO_MANY, traceId(request), response);
    }

    /// Lines, not names: a thousand of one name are a thousand.
    private static int count(ServerHttpRequest request) {
        return ServerHttpRequestDecorator.<HttpServerRequest>getNativeRequest(request)
                .requestHeaders()
                .size();
    }

    private static String traceId(ServerHttpRequest request) {
        return TraceParent.continuing(request.getHeaders().getFirst(TraceParent.HEADER))
                .traceId();
    }
}
