package dev.prosa.standalone.client;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.standalone.Failure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// conversation-service's API as an agent uses it, over HTTP.
public final class AgentApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Calls calls = new Calls(
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    private final URI conversation;
    private final String authorization;

    private AgentApi(URI conversation, String email, String password) {
        this.conversation = conversation;
        HttpResponse<String> answer = send(post("/api/tokens", Map.of("email", email, "password", password)));
        if (answer.statusCode() != 200) {
            calls.close();
            throw new Failure(email + " cannot sign in: conversation-service answered " + answer.statusCode());
        }
        this.authorization = "Bearer "
                + JsonMapper.shared().readTree(answer.body()).path("token").asString();
    }

    /// @throws Failure if they may not, or nothing answers
    public static AgentApi signIn(Endpoints endpoints, String email, String password) {
        return new AgentApi(endpoints.conversation(), email, password);
    }

    /// Waits for the answer.
    ///
    /// @param what such as `accept` or `notes`
    /// @return its status
    public int command(ConversationId id, String what, Map<String, ?> body) {
        HttpRequest.Builder request = post("/api/conversations/" + id + "/" + what, body);
        return send(request.header("Authorization", authorization)
                        .header("Idempotency-Key", UUID.randomUUID().toString()))
                .statusCode();
    }

    private HttpRequest.Builder post(String path, Map<String, ?> body) {
        return HttpRequest.newBuilder(conversation.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        return calls.await(built.uri(), calls.send(built, BodyHandlers.ofString()));
    }

    @Override
    public void close() {
        calls.close();
    }
}
