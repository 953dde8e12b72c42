package dev.prosa.standalone.torture;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.NoteRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.input.TransferRequested;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.CommandAnswered.Truth;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Signs in and gives commands as a front end would: by HTTP, to one instance of conversation-service or
/// the other, again under the same key after whatever leaves it in doubt. Some that were answered are
/// given once more, for the same answer.
final class HttpMessenger implements Messenger {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final long PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 8_000;
    private static final int ONE_IN_ASKED_TWICE = 10;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;

    private final List<URI> instances;
    private final String password;
    private final Ledger ledger;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<AgentId, Badge> badges = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong repeated = new AtomicLong();
    private volatile boolean closed;

    /// @param password everybody's
    HttpMessenger(List<URI> instances, String password, Ledger ledger) {
        this.instances = List.copyOf(instances);
        this.password = password;
        this.ledger = ledger;
    }

    /// Somebody's token, null until they have signed in.
    private static final class Badge {
        private @Nullable String token;
    }

    /// By status, how often a request was answered with it.
    String answers() {
        var sorted = new TreeMap<String, Long>();
        answers.forEach((status, count) -> sorted.put(status, count.sum()));
        return sorted.toString();
    }

    @Override
    public CompletableFuture<Told> give(Command command) {
        var id = command.command().commandId().value();
        ledger.given(id);
        waiting.incrementAndGet();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        var told = untilTold(command);
                        ledger.told(id, told);
                        if (Math.floorMod(id.hashCode(), ONE_IN_ASKED_TWICE) == 0) {
                            ledger.told(id, untilTold(command));
                        }
                        return told;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new CancellationException();
                    } finally {
                        waiting.decrementAndGet();
                    }
                },
                threads);
    }

    private Told untilTold(Command command) throws InterruptedException {
        long pause = PAUSE_MILLIS;
        int first = command.command().commandId().value().hashCode();
        for (int tries = 0; !closed; tries++) {
            if (tries > 0) {
                repeated.incrementAndGet();
                Thread.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
            var told = ask(instances.get(Math.floorMod(first + tries, instances.size())), command);
            if (told != null) {
                return told;
            }
        }
        throw new CancellationException();
    }

    /// Null where it is not known yet.
    private @Nullable Told ask(URI instance, Command command) throws InterruptedException {
        var badge = badges.computeIfAbsent(command.command().agentId(), _ -> new Badge());
        var token = token(instance, command.command().agentId(), badge);
        if (token == null) {
            return null;
        }
        var path = "/api/conversations/" + command.conversationId() + "/" + action(command);
        var answer = send(post(instance.resolve(path), body(command))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", command.command().commandId().value()));
        if (answer == null) {
            return null;
        }
        if (answer.statusCode() == UNAUTHORIZED) {
            forget(badge, token);
        }
        return answer.statusCode() == OK || answer.statusCode() == CONFLICT ? told(answer) : null;
    }

    /// One signs in at a time: the others wait, and have their token.
    private @Nullable String token(URI instance, AgentId agent, Badge badge) throws InterruptedException {
        synchronized (badge) {
            if (badge.token == null) {
                var answer = send(post(
                        instance.resolve("/api/tokens"),
                        Map.of("email", Staff.person(agent).email(), "password", password)));
                if (answer != null && answer.statusCode() == OK) {
                    badge.token =
                            Json.MAPPER.readTree(answer.body()).path("token").asString();
                }
            }
            return badge.token;
        }
    }

    private static void forget(Badge badge, String token) {
        synchronized (badge) {
            if (token.equals(badge.token)) {
                badge.token = null;
            }
        }
    }

    private static HttpRequest.Builder post(URI uri, Map<String, ?> body) {
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.writeText(body)));
    }

    /// Null if nobody answered.
    private @Nullable HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            count(Integer.toString(answer.statusCode()));
            return answer;
        } catch (IOException e) {
            count("none");
            return null;
        }
    }

    private void count(String status) {
        answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    private @Nullable Told told(HttpResponse<String> answer) {
        try {
            JsonNode json = Json.MAPPER.readTree(answer.body());
            var decision = answer.statusCode() == CONFLICT
                    ? CommandAnswered.Kind.REJECTED
                    : Json.MAPPER.treeToValue(json.path("decision"), CommandAnswered.Kind.class);
            return new Told(
                    decision,
                    json.path("reason").asStringOpt().orElse(null),
                    json.path("truth").isObject() ? Json.MAPPER.treeToValue(json.path("truth"), Truth.class) : null,
                    Json.MAPPER.treeToValue(json.path("evidence"), Evidence.class));
        } catch (JacksonException e) {
            count("unreadable");
            return null;
        }
    }

    private static String action(Command command) {
        return switch (command) {
            case AcceptRequested _ -> "accept";
            case ReplyRequested _ -> "replies";
            case TransferRequested _ -> "transfers";
            case NoteRequested _ -> "notes";
            case CloseRequested _ -> "close";
            default -> throw new IllegalArgumentException("No agent gives " + command);
        };
    }

    private static Map<String, Object> body(Command command) {
        var body = new LinkedHashMap<String, Object>();
        var context = command.command();
        if (context.session() != null) {
            body.put("session", context.session());
        }
        if (context.seen() != null) {
            body.put("seen", context.seen());
        } else if (command instanceof CloseRequested) {
            body.put("seen", 0);
        }
        switch (command) {
            case ReplyRequested reply -> body.put("body", reply.body());
            case NoteRequested note -> body.put("body", note.body());
            case TransferRequested transfer
            when transfer.toAgent() != null ->
                body.put("toAgent", transfer.toAgent().value());
            default -> {
                // nothing of its own
            }
        }
        return body;
    }

    @Override
    public int waiting() {
        return waiting.get();
    }

    @Override
    public long repeated() {
        return repeated.get();
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        http.shutdownNow();
    }
}
