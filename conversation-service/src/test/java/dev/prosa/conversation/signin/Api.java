package dev.prosa.conversation.signin;

import dev.prosa.contracts.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The service's HTTP as somebody with a token, or without, sees it.
final class Api {

    static final String OPERATOR = "0123456789abcdef0123456789abcdef";
    static final String PASSWORD = "correct horse battery";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Api(int port) {
        this.port = port;
    }

    record Answer(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        String text(String field) {
            return json().path(field).asString();
        }
    }

    Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null);
    }

    Answer post(String path, @Nullable String token, String body) {
        return send("POST", path, token, body);
    }

    Answer send(String method, String path, @Nullable String token, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Registers an organisation with one address and `ana` for its administrator.
    Answer register(String name, String address) {
        return post("/api/organizations", OPERATOR, """
                {"name": "%s", "channelAddresses": ["%s"],
                 "administrator": {"agentId": "ana", "name": "Ana", "email": "ana@%s.example", "password": "%s"}}
                """.formatted(name, address, name, PASSWORD));
    }

    Answer signIn(String email, String password) {
        return post("/api/tokens", null, "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    /// The token of an organisation's administrator.
    String administrator(String organization) {
        return signIn("ana@" + organization + ".example", PASSWORD).text("token");
    }
}
