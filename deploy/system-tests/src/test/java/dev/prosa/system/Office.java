package dev.prosa.system;

import dev.prosa.testing.product.Prosa;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API of conversation-service as an agent and the operator use it.
final class Office {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Prosa prosa;
    private final String agent;

    /// @param name one of the demo's people, who signs in
    Office(Prosa prosa, String name) {
        this.prosa = prosa;
        Map<String, String> who = Map.of("email", name + "@demo.example", "password", prosa.demoPassword());
        this.agent = "Bearer "
                + json(send(request("/api/tokens", who)).body()).path("token").asString();
    }

    /// The ID of the conversation with a customer.
    String conversation(String phone) {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/conversations?customer=%2B" + phone.substring(1)))
                .header("Authorization", agent)
                .build();
        return json(send(request).body())
                .path("items")
                .path(0)
                .path("conversationId")
                .asString("");
    }

    /// The status of the answer.
    int command(String conversation, String what, Map<String, ?> body) {
        HttpRequest.Builder request = request("/api/conversations/" + conversation + "/" + what, body, agent);
        return send(request.header("Idempotency-Key", UUID.randomUUID().toString())
                        .build())
                .statusCode();
    }

    /// The status of the answer; fails where there is none.
    CompletableFuture<Integer> register(String organization, String address, String email) {
        HttpRequest.Builder request = request(
                "/api/organizations",
                Map.of(
                        "name",
                        organization,
                        "channelAddresses",
                        new String[] {address},
                        "administrator",
                        Map.of(
                                "agentId", "admin",
                                "name", "Admin",
                                "email", email,
                                "password", "correct horse battery")),
                prosa.operator());
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(HttpResponse::statusCode);
    }

    private HttpRequest request(String path, Map<String, ?> body) {
        return request(path, body, "").build();
    }

    private HttpRequest.Builder request(String path, Map<String, ?> body, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + prosa.port("conversation") + path);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
