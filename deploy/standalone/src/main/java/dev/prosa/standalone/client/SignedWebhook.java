package dev.prosa.standalone.client;

import dev.prosa.contracts.input.Parameter;
import dev.prosa.standalone.demo.DemoAccount;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// A webhook ready to be posted, by whichever HTTP client: its path, its form-encoded body and its
/// signature.
///
/// @param path on ingress-service
public record SignedWebhook(String path, String body, String signature) {

    public static final String MESSAGES = "/webhooks/twilio/messages";
    public static final String STATUSES = "/webhooks/twilio/statuses";
    public static final String CONTENT_TYPE = "application/x-www-form-urlencoded; charset=UTF-8";

    /// @param publicUrl where the channel believes ingress-service to be
    public static SignedWebhook of(InboundMessage message, DemoAccount account, URI publicUrl) {
        return of(MESSAGES, message.parameters(account.sid()), account, publicUrl);
    }

    /// Any parameters on any path.
    public static SignedWebhook of(String path, List<Parameter> parameters, DemoAccount account, URI publicUrl) {
        return new SignedWebhook(
                path, encoded(parameters), TwilioSignature.of(account.token(), publicUrl.resolve(path), parameters));
    }

    private static String encoded(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
