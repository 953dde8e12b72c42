package dev.prosa.ingress.delivery;

import dev.prosa.contracts.wire.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/// Twilio's Messages resource, as a test wants it to behave.
final class FakeTwilio implements AutoCloseable {

    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "the-token";
    private static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    private static final int PAGE = 2;

    /// What happens to one post.
    sealed interface Behaviour {
        record Accept() implements Behaviour {}

        record Answer(int status, int code, String retryAfter) implements Behaviour {}

        /// @param accepts whether Twilio has the message all the same
        record Drop(boolean accepts) implements Behaviour {}

        /// @param accepts whether Twilio has the message all the same
        record Hang(boolean accepts) implements Behaviour {}
    }

    static final Behaviour ACCEPT = new Behaviour.Accept();

    /// Its own: an instance that ends takes those of its JVM with it.
    private final LoopResources loops = LoopResources.create("fake-twilio", 1, true);

    private final DisposableServer server = HttpServer.create()
            .runOn(loops)
            .host("localhost")
            .port(0)
            .handle(this::answer)
            .bindNow();
    private final AtomicInteger sids = new AtomicInteger();
    private final List<Map<String, String>> posts = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> accepted = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Behaviour>> scripts = new ConcurrentHashMap<>();
    private final Map<String, String> astray = new ConcurrentHashMap<>();
    private final Map<String, Integer> lookUps = new ConcurrentHashMap<>();

    String url() {
        return "http://localhost:" + server.port();
    }

    /// What happens to the next posts to a customer; those after them are accepted.
    void expect(String to, Behaviour... behaviours) {
        scripts.put(to, new ConcurrentLinkedQueue<>(List.of(behaviours)));
    }

    private Behaviour next(String to) {
        Behaviour next = scripts.getOrDefault(to, new ConcurrentLinkedQueue<>()).poll();
        return next == null ? ACCEPT : next;
    }

    /// Where a customer's next pages are said to be, until it is null.
    void pagesLeadTo(String to, @Nullable String elsewhere) {
        if (elsewhere == null) {
            astray.remove(to);
        } else {
            astray.put(to, elsewhere);
        }
    }

    /// How many pages of a customer's list were asked for.
    int lookUps(String to) {
        return lookUps.getOrDefault(to, 0);
    }

    /// What was posted to a customer, whatever became of it.
    List<Map<String, String>> posts(String to) {
        return posts.stream().filter(it -> to.equals(it.get("To"))).toList();
    }

    /// The bodies that reached a customer, in order.
    List<String> bodies(String to) {
        return accepted.stream()
                .filter(it -> to.equals(it.get("To")))
                .map(it -> it.getOrDefault("Body", ""))
                .toList();
    }

    Map<String, String> accept(Map<String, String> post) {
        Map<String, String> message = new HashMap<>(post);
        message.put("sid", "SM%032x".formatted(sids.incrementAndGet()));
        message.put(
                "created",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC)));
        accepted.add(message);
        return message;
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        String user = Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        String path = request.uri().split("\\?")[0];
        if (!path.equals(PATH)
                || !("Basic " + user).equals(request.requestHeaders().get("Authorization"))) {
            return response.status(401).send();
        }
        if (request.method().name().equals("GET")) {
            return list(request, response);
        }
        return request.receive().aggregate().asString().flatMap(body -> {
            Map<String, String> post = form(body);
            post.put("posted at", Instant.now().toString());
            posts.add(post);
            return Mono.from(post(post, response));
        });
    }

    private Publisher<Void> post(Map<String, String> post, HttpServerResponse response) {
        return switch (next(post.getOrDefault("To", ""))) {
            case Behaviour.Accept _ -> json(response, 201, message(accept(post)));
            case Behaviour.Answer(int status, int code, String retryAfter) ->
                json(response.header("Retry-After", retryAfter), status, Map.of("code", code, "message", "no"));
            case Behaviour.Drop(boolean accepts) -> {
                if (accepts) {
                    accept(post);
                }
                response.withConnection(connection -> connection.channel().close());
                yield Mono.never();
            }
            case Behaviour.Hang(boolean accepts) -> {
                if (accepts) {
                    accept(post);
                }
                yield Mono.never();
            }
        };
    }

    /// Latest first, few to a page.
    private Publisher<Void> list(HttpServerRequest request, HttpServerResponse response) {
        Map<String, String> query = form(request.uri().split("\\?")[1]);
        lookUps.merge(query.get("To"), 1, Integer::sum);
        int page = Integer.parseInt(query.getOrDefault("Page", "0"));
        List<Map<String, Object>> found = accepted.reversed().stream()
                .filter(it ->
                        it.get("To").equals(query.get("To")) && it.get("From").equals(query.get("From")))
                .map(FakeTwilio::message)
                .toList();
        int from = Math.min(found.size(), page * PAGE);
        int to = Math.min(found.size(), from + PAGE);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messages", found.subList(from, to));
        if (to < found.size()) {
            String next = request.uri().replaceAll("&Page=\\d+", "") + "&Page=" + (page + 1);
            body.put("next_page_uri", astray.getOrDefault(query.get("To"), next));
        }
        return json(response, 200, body);
    }

    private static Map<String, Object> message(Map<String, String> message) {
        return Map.of(
                "sid", message.get("sid"),
                "status", "queued",
                "direction", "outbound-api",
                "body", message.getOrDefault("Body", ""),
                "date_created", message.get("created"));
    }

    private static Publisher<Void> json(HttpServerResponse response, int status, Object body) {
        return response.status(status)
                .header("Content-Type", "application/json")
                .sendString(Mono.just(Json.writeText(body)));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(decoded(parts[0]), decoded(parts[1]));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.disposeNow();
        loops.dispose();
    }
}
