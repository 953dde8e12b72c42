package dev.prosa.ingress.webhook;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Calls the service as Twilio does. Signs by itself, in another way than the code under test.
final class TwilioCaller {

    static final String PUBLIC_URL = "https://prosa.example";
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "the-token";
    static final String MESSAGES = "/webhooks/twilio/messages";
    static final String STATUSES = "/webhooks/twilio/statuses";
    static final String CHANNEL = "whatsapp:+14155238886";
    static final String CUSTOMER = "whatsapp:+5511987654321";

    private final String base;
    private final WebTestClient client;

    TwilioCaller(int port) {
        base = "http://localhost:" + port;
        client = WebTestClient.bindToServer()
                .baseUrl(base)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    WebTestClient client() {
        return client;
    }

    /// A message as WhatsApp's arrive, with further parameters at its end.
    static List<String> message(String sid, String... more) {
        return parameters(sid, CUSTOMER, CHANNEL, more);
    }

    /// A status callback: the addresses the other way round.
    static List<String> status(String sid, String... more) {
        return parameters(sid, CHANNEL, CUSTOMER, more);
    }

    private static List<String> parameters(String sid, String from, String to, String... more) {
        List<String> parameters =
                new ArrayList<>(List.of("MessageSid", sid, "AccountSid", ACCOUNT, "From", from, "To", to));
        parameters.addAll(List.of(more));
        return parameters;
    }

    WebTestClient.ResponseSpec post(String target, List<String> namesAndValues) {
        return post(target, namesAndValues, _ -> {});
    }

    WebTestClient.ResponseSpec post(String target, List<String> namesAndValues, Consumer<HttpHeaders> headers) {
        return postSigned(target, namesAndValues, signature(PUBLIC_URL + target, namesAndValues), headers);
    }

    WebTestClient.ResponseSpec postSigned(
            String target, List<String> namesAndValues, String signature, Consumer<HttpHeaders> headers) {
        return client.post()
                .uri(URI.create(base + target))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .headers(it -> it.set("X-Twilio-Signature", signature))
                .headers(headers)
                .bodyValue(form(namesAndValues))
                .exchange();
    }

    static String form(List<String> namesAndValues) {
        return pairs(namesAndValues).stream()
                .map(it -> encoded(it.get(0)) + "=" + encoded(it.get(1)))
                .collect(Collectors.joining("&"));
    }

    static String signature(String url, List<String> namesAndValues) {
        String rest = pairs(namesAndValues).stream()
                .sorted(Comparator.comparing((List<String> it) -> it.get(0)).thenComparing(it -> it.get(1)))
                .map(it -> it.get(0) + it.get(1))
                .collect(Collectors.joining());
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal((url + rest).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static List<List<String>> pairs(List<String> namesAndValues) {
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            pairs.add(namesAndValues.subList(i, i + 2));
        }
        return pairs;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
