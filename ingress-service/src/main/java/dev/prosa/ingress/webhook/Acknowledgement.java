package dev.prosa.ingress.webhook;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/// Tells Twilio that we have its webhook, straight to the response: content negotiation would cost more than all
/// the rest.
final class Acknowledgement {

    /// TwiML that has Twilio do nothing: whatever is to be said goes out by its REST API.
    private static final byte[] TWIML =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>".getBytes(StandardCharsets.US_ASCII);

    private Acknowledgement() {}

    static Mono<Void> write(WebhookKind kind, ServerHttpResponse response) {
        return switch (kind) {
            case MESSAGE -> {
                response.setStatusCode(HttpStatus.OK);
                response.getHeaders().setContentType(MediaType.TEXT_XML);
                response.getHeaders().setContentLength(TWIML.length);
                yield response.writeWith(Mono.just(response.bufferFactory().wrap(TWIML)));
            }
            case STATUS -> {
                response.setStatusCode(HttpStatus.NO_CONTENT);
                yield response.setComplete();
            }
        };
    }
}
