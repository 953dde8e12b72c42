package dev.prosa.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Posts webhooks to ingress-service, signed as Twilio signs them.
@Component
final class Webhooks {

    private static final String MESSAGES = "/webhooks/twilio/messages";
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final SimulatorProperties properties;
    private final WebClient http = WebClient.create();

    Webhooks(SimulatorProperties properties) {
        this.properties = properties;
    }

    /// What the customer wrote. The status of the answer.
    Mono<Integer> received(Message message) {
        SortedMap<String, String> parameters = common(message);
        parameters.put("SmsMessageSid", message.sid());
        parameters.put("SmsStatus", "received");
        parameters.put("Body", message.content().body());
        parameters.put("NumSegments", "1");
        parameters.put("NumMedia", "0");
        addMedia(message, parameters);
        Location location = message.content().location();
        if (location != null) {
            location.addTo(parameters);
        }
        return post(properties.publicUrl() + MESSAGES, parameters);
    }

    private void addMedia(Message message, SortedMap<String, String> parameters) {
        Media media = message.content().media();
        if (media != null) {
            parameters.put("NumMedia", "1");
            parameters.put(
                    "MediaUrl0", properties.url() + MediaApi.path(properties.accountSid(), message.sid(), media.sid()));
            parameters.put("MediaContentType0", media.contentType());
        }
    }

    /// How far a message got. The status of the answer; empty where nobody asked.
    Mono<Integer> status(Message message) {
        if (message.callback() == null) {
            return Mono.empty();
        }
        SortedMap<String, String> parameters = common(message);
        parameters.put("MessageStatus", message.status().text());
        parameters.put("SmsStatus", message.status().text());
        if (message.errorCode() != 0) {
            parameters.put("ErrorCode", Integer.toString(message.errorCode()));
        }
        return post(message.callback(), parameters);
    }

    private SortedMap<String, String> common(Message message) {
        return new TreeMap<>(Map.of(
                "AccountSid", properties.accountSid(),
                "ApiVersion", "2010-04-01",
                "MessageSid", message.sid(),
                "SmsSid", message.sid(),
                "From", message.from(),
                "To", message.to()));
    }

    /// Signed and posted without the URL's fragment, which says how often.
    private Mono<Integer> post(String url, SortedMap<String, String> parameters) {
        Overrides overrides = Overrides.of(url);
        return overrides.applyTo(once(overrides.url(), parameters)).timeout(TIMEOUT);
    }

    private Mono<Integer> once(String url, SortedMap<String, String> parameters) {
        return http.post()
                .uri(reached(url))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header("X-Twilio-Signature", signature(properties.authToken(), url, parameters))
                .bodyValue(form(parameters))
                .exchangeToMono(response ->
                        response.releaseBody().thenReturn(response.statusCode().value()));
    }

    /// Signed over the public URL, but posted to where ingress-service listens.
    private URI reached(String url) {
        String publicUrl = properties.publicUrl().toString();
        return URI.create(url.startsWith(publicUrl) ? properties.ingress() + url.substring(publicUrl.length()) : url);
    }

    private static String form(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String signature(String token, String url, SortedMap<String, String> parameters) {
        StringBuilder signed = new StringBuilder(url);
        parameters.forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no usable HmacSHA1", e);
        }
    }
}
