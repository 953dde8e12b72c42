package dev.prosa.system;

import dev.prosa.system.Tenant.Person;
import dev.prosa.testing.product.Prosa;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// What somebody is told of live.
final class LiveEvents implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ID = "id:";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<InputStream>> answer;

    private LiveEvents(HttpRequest request) {
        this.answer = CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        answer.thenAcceptAsync(this::read, Thread::startVirtualThread);
    }

    /// Does not wait for an answer: whoever goes on from somewhere gets none before there is an event.
    ///
    /// @param lastEventId where to go on from; empty for now
    static LiveEvents open(Prosa prosa, Person person, String lastEventId) {
        HttpRequest.Builder request =
                request(prosa, "/api/conversations/stream").header("Authorization", person.bearer());
        return new LiveEvents(
                lastEventId.isEmpty()
                        ? request.build()
                        : request.header("Last-Event-ID", lastEventId).build());
    }

    /// As the console's pages are told.
    static LiveEvents inConsole(Prosa prosa, Person person) {
        return new LiveEvents(request(prosa, "/console/stream")
                .header("Cookie", person.cookies())
                .build());
    }

    private static HttpRequest.Builder request(Prosa prosa, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + prosa.port("conversation") + path));
    }

    private void read(HttpResponse<InputStream> response) {
        lines.add("status: " + response.statusCode());
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException _) {
            // closed, by either side
        }
    }

    String told() {
        return String.join("\n", lines);
    }

    /// The first position it was told.
    String firstId() {
        return lines.stream()
                .filter(line -> line.startsWith(ID))
                .findFirst()
                .map(line -> line.substring(ID.length()).strip())
                .orElseThrow(() -> new AssertionError("no ID yet: " + lines));
    }

    @Override
    public void close() {
        if (!answer.isDone()) {
            answer.cancel(true);
            return;
        }
        try {
            answer.join().body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
