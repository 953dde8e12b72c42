package dev.prosa.ingress.media;

import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Fetches a file and passes it on as it comes. Never holds more of it than is on its way.
final class MediaFetcher {

    /// What Twilio takes for WhatsApp, in bytes.
    static final long MOST_BYTES = 16 * 1024 * 1024;

    private final WebClient http;
    private final Redirects redirects;

    /// @param http follows no redirects by itself
    MediaFetcher(WebClient http, Redirects redirects) {
        this.http = http;
        this.redirects = redirects;
    }

    /// Completes when the last byte is written, or with the first thing that is wrong. Fails if a connection does.
    /// Nothing is written, no header either, before the first byte of the file is there.
    Mono<MediaOutcome> fetch(MediaFile file, ServerHttpResponse to) {
        return hop(file.url(), headers -> headers.setBasicAuth(file.account(), file.token()), Redirects.MOST, to);
    }

    private Mono<MediaOutcome> hop(URI url, Consumer<HttpHeaders> credentials, int left, ServerHttpResponse to) {
        return http.get()
                .uri(url)
                .headers(credentials)
                .header(HttpHeaders.ACCEPT_ENCODING, "identity")
                .exchangeToMono(response -> {
                    int status = response.statusCode().value();
                    return Redirects.isOne(status) ? follow(url, response, left, to) : take(status, response, to);
                });
    }

    /// Whoever Twilio sends us to gets no credentials of ours.
    private Mono<MediaOutcome> follow(URI from, ClientResponse response, int left, ServerHttpResponse to) {
        URI next = left == 0 ? null : redirects.next(from, response.headers().asHttpHeaders());
        return response.releaseBody()
                .then(
                        next == null
                                ? Mono.just(MediaOutcome.REDIRECT_REFUSED)
                                : Mono.defer(() -> hop(next, _ -> {}, left - 1, to)));
    }

    private static Mono<MediaOutcome> take(int status, ClientResponse response, ServerHttpResponse to) {
        if (status == 404 || status == 410) {
            return response.releaseBody().thenReturn(MediaOutcome.NOT_FOUND);
        }
        if (status != 200) {
            return response.releaseBody().thenReturn(MediaOutcome.REFUSED);
        }
        if (response.headers().contentLength().orElse(0) > MOST_BYTES) {
            hangUp(response);
            return Mono.just(MediaOutcome.TOO_LARGE);
        }
        return to.writeWith(bounded(response.bodyToFlux(DataBuffer.class)).switchOnFirst((first, body) -> {
                    if (!first.isOnError()) {
                        describe(response.headers(), to.getHeaders());
                    }
                    return body;
                }))
                .thenReturn(MediaOutcome.SERVED);
    }

    private static void describe(ClientResponse.Headers from, HttpHeaders to) {
        Description.write(
                from.asHttpHeaders().getFirst(HttpHeaders.CONTENT_TYPE),
                from.contentLength().orElse(-1),
                to);
    }

    /// The length need not be announced.
    private static Flux<DataBuffer> bounded(Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            AtomicLong bytes = new AtomicLong();
            return body.handle((buffer, sink) -> {
                if (bytes.addAndGet(buffer.readableByteCount()) > MOST_BYTES) {
                    DataBufferUtils.release(buffer);
                    sink.error(new TooLargeException());
                } else {
                    sink.next(buffer);
                }
            });
        });
    }

    /// To release the body would be to read it up to its end.
    private static void hangUp(ClientResponse response) {
        response.bodyToFlux(DataBuffer.class)
                .doOnNext(DataBufferUtils::release)
                .subscribe()
                .dispose();
    }
}
