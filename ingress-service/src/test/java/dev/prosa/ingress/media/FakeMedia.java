package dev.prosa.ingress.media;

import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/// Twilio's Media resource and the host that it keeps files on, as a test wants them to behave.
final class FakeMedia implements AutoCloseable {

    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "the-token";

    private static final byte[] CHUNK = new byte[64 * 1024];

    /// What happens to requests for one path.
    sealed interface Behaviour {
        /// @param contentType null for none
        record File(@Nullable String contentType, byte[] bytes) implements Behaviour {}

        record Status(int status) implements Behaviour {}

        record Redirect(int status, String location) implements Behaviour {}

        /// A body of that many bytes which stops short of its end and stays open.
        record Announced(long length) implements Behaviour {}

        /// A body of which nobody says how long it is.
        record Unannounced(int chunks) implements Behaviour {}

        /// The second part follows when it is let go.
        record InTwo(byte[] first, Mono<byte[]> second) implements Behaviour {}

        record Later(Duration delay, Behaviour then) implements Behaviour {}

        record Hang() implements Behaviour {}

        record HeadersAlone() implements Behaviour {}

        record Drop() implements Behaviour {}
    }

    /// @param authorization null where there was none
    record Asked(String path, @Nullable String authorization) {}

    /// Its own: an instance that ends takes those of its JVM with it.
    private final LoopResources loops = LoopResources.create("fake-media", 1, true);

    private final DisposableServer server = HttpServer.create()
            .runOn(loops)
            .host("localhost")
            .port(0)
            .handle(this::answer)
            .bindNow();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    int port() {
        return server.port();
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    void expect(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    /// Every request, in order.
    List<Asked> asked() {
        return asked;
    }

    List<Asked> asked(String path) {
        return asked.stream().filter(it -> it.path().equals(path)).toList();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        asked.add(new Asked(request.uri(), request.requestHeaders().get("Authorization")));
        return answer(behaviours.getOrDefault(request.uri(), new Behaviour.Status(404)), response);
    }

    private static Publisher<Void> answer(Behaviour behaviour, HttpServerResponse response) {
        return switch (behaviour) {
            case Behaviour.File(String type, byte[] bytes) -> {
                if (type != null) {
                    response.header("Content-Type", type);
                }
                yield response.header("Content-Length", Integer.toString(bytes.length))
                        .sendByteArray(Mono.just(bytes));
            }
            case Behaviour.Status(int status) -> response.status(status).sendString(Mono.just("{\"code\": 1}"));
            case Behaviour.Redirect(int status, String location) ->
                response.status(status)
                        .header("Location", location)
                        .header("Content-Length", "0")
                        .send();
            case Behaviour.Announced(long length) ->
                response.header("Content-Length", Long.toString(length))
                        .send(Flux.concat(Mono.just(Unpooled.wrappedBuffer(new byte[10])), Mono.never()), _ -> true);
            case Behaviour.Unannounced(int chunks) ->
                response.sendByteArray(Flux.range(0, chunks).map(_ -> CHUNK));
            case Behaviour.InTwo(byte[] first, Mono<byte[]> second) ->
                response.header("Content-Type", "image/png")
                        .send(Flux.concat(Mono.just(first), second).map(Unpooled::wrappedBuffer), _ -> true);
            case Behaviour.Later(Duration delay, Behaviour then) ->
                Mono.delay(delay).then(Mono.defer(() -> Mono.from(answer(then, response))));
            case Behaviour.Hang _ -> Mono.delay(Duration.ofMinutes(5)).then();
            case Behaviour.HeadersAlone _ ->
                response.header("Content-Type", "image/png")
                        .header("Content-Length", "10")
                        .sendHeaders()
                        .then()
                        .then(Mono.defer(() -> drop(response)));
            case Behaviour.Drop _ -> drop(response);
        };
    }

    private static Mono<Void> drop(HttpServerResponse response) {
        response.withConnection(connection -> connection.channel().close());
        return Mono.never();
    }

    @Override
    public void close() {
        server.disposeNow();
        loops.dispose();
    }
}
