package dev.prosa.system;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The console as a browser uses it: with cookies, and with the token against forgery.
final class ConsoleVisit {

    private static final Pattern FORGERY = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CONVERSATION = Pattern.compile("data-conversation=\"([^\"]+)\"");

    private final Edge edge;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String forgery = "";

    ConsoleVisit(Edge edge) {
        this.edge = edge;
        get("/console/sign-in");
    }

    /// The status of the answer.
    int signIn(String email, String password) {
        int status = post("/console/sign-in", Map.of("email", email, "password", password))
                .statusCode();
        get("/console");
        return status;
    }

    HttpResponse<String> get(String path) {
        return kept(edge.get(path, "Cookie", cookie()));
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return kept(edge.send(
                "POST",
                path,
                body,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-CSRF-TOKEN",
                forgery,
                "Cookie",
                cookie()));
    }

    /// The first conversation of a list.
    static String conversation(HttpResponse<String> list) {
        Matcher found = CONVERSATION.matcher(list.body());
        if (!found.find()) {
            throw new AssertionError("no conversation: " + list.statusCode());
        }
        return "/console/conversations/" + found.group(1);
    }

    /// What the browser keeps, as it sends it.
    String cookie() {
        return cookies.isEmpty()
                ? "none=0"
                : cookies.entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .collect(Collectors.joining("; "));
    }

    /// What a form or a part of a page repeats.
    String forgery() {
        return forgery;
    }

    private HttpResponse<String> kept(HttpResponse<String> answer) {
        for (String set : answer.headers().allValues("set-cookie")) {
            String pair = set.split(";", 2)[0];
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        Matcher token = FORGERY.matcher(answer.body());
        if (token.find()) {
            forgery = token.group(1);
        }
        return answer;
    }
}
