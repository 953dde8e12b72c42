package dev.prosa.conversation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.people.TestSignIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service's HTTP as somebody in particular uses it.
public record Api(int port, @Nullable String signedIn) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What came back.
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode body() {
            return JSON.readTree(response.body());
        }

        public String text(String field) {
            return body().path(field).asString("");
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    public static Api of(RunningService service) {
        return new Api(service.port(), null);
    }

    public Api as(String agent) {
        return as(RunningService.ACME, agent, Role.AGENT);
    }

    public Api as(OrganizationId organization, String agent, Role role) {
        return new Api(port, TestSignIn.header(organization, agent, role));
    }

    public Answer post(ConversationId conversation, String what, String key, String body) {
        return send(command(conversation, what, key, body));
    }

    /// Under a key of its own.
    public Answer post(ConversationId conversation, String what, String body) {
        return post(conversation, what, UUID.randomUUID().toString(), body);
    }

    public CompletableFuture<Answer> postLater(ConversationId conversation, String what, String body) {
        return postLater(conversation, what, UUID.randomUUID().toString(), body);
    }

    public CompletableFuture<Answer> postLater(ConversationId conversation, String what, String key, String body) {
        return CLIENT.sendAsync(command(conversation, what, key, body), BodyHandlers.ofString())
                .thenApply(Answer::new);
    }

    public HttpRequest command(ConversationId conversation, String what, String key, String body) {
        return request("/api/conversations/%s/%s".formatted(conversation, what))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    public Answer get(String path) {
        return send(request(path).build());
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
        return signedIn == null ? request : request.header(TestSignIn.HEADER, signedIn);
    }

    public static Answer send(HttpRequest request) {
        try {
            return CLIENT.sendAsync(request, BodyHandlers.ofString())
                    .thenApply(Answer::new)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
