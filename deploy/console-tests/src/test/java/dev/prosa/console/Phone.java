package dev.prosa.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A customer's phone, played by the simulator.
///
/// @param number such as `+5511988880001`
record Phone(int simulator, String number) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// Once the webhook is acknowledged.
    void write(String body) {
        send("POST", "/phone/messages", Map.of("number", address(), "body", body));
    }

    /// What is on it, as JSON.
    String screen() {
        return send("GET", "/phone/messages?number=" + URLEncoder.encode(address(), StandardCharsets.UTF_8), Map.of());
    }

    private String address() {
        return "whatsapp:" + number;
    }

    private String send(String method, String path, Map<String, String> body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + simulator + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
