package dev.prosa.conversation.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a browser does with the console, without showing it: keeps cookies, and repeats in what it
/// posts the token that stood on the page.
final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern FORGERY = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String forgery = "";
    private String language = "en";

    Browser(int port) {
        this.port = port;
    }

    Browser speaking(String language) {
        this.language = language;
        return this;
    }

    Browser signIn(String email, String password) {
        get("/console/sign-in");
        HttpResponse<String> answer = post("/console/sign-in", Map.of("email", email, "password", password));
        if (answer.statusCode() != 303) {
            throw new AssertionError("not signed in: " + answer.statusCode() + " " + answer.body());
        }
        get("/console");
        return this;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    /// As a part of a page, with the token against forgery.
    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(request(path)
                .header("X-CSRF-TOKEN", forgery)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build());
    }

    /// As another site would have the browser do it.
    HttpResponse<String> postForged(String path, Map<String, String> form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build());
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Language", language);
        return cookies.isEmpty()
                ? request
                : request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    @Nullable
    String cookie(String name) {
        return cookies.get(name);
    }

    void keep(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            List<String> set = answer.headers().allValues("set-cookie");
            for (String cookie : set) {
                String pair = cookie.split(";", 2)[0];
                keep(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            Matcher token = FORGERY.matcher(answer.body());
            if (token.find()) {
                forgery = token.group(1);
            }
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
