package dev.prosa.ingress.webhook;

import dev.prosa.contracts.output.QuarantinedWebhook;
import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.ingress.config.PublicUrl;
import dev.prosa.ingress.parameters.BodyFormat;
import dev.prosa.ingress.quarantine.RefusedWebhook;
import dev.prosa.ingress.webhook.Judgement.Refused;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// A webhook as it arrived: nothing in it is believed yet.
record Webhook(
        WebhookKind kind,
        ServerHttpRequest request,
        BodyFormat format,
        byte[] body,
        TraceParent trace,
        Instant receivedAt) {

    /// Path and query as in the request line.
    String target() {
        URI uri = request.getURI();
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    String query() {
        String query = request.getURI().getRawQuery();
        return query == null ? "" : query;
    }

    List<String> signatures() {
        return request.getHeaders().getOrEmpty("X-Twilio-Signature");
    }

    @Nullable
    String idempotencyToken() {
        return request.getHeaders().getFirst("I-Twilio-Idempotency-Token");
    }

    /// The webhook as it goes into the quarantine, with all that is needed to check it again.
    RefusedWebhook refused(Refused why, PublicUrl publicUrl) {
        InetAddress source = source();
        HttpHeaders headers = request.getHeaders();
        return new RefusedWebhook(
                why.reason(),
                new QuarantinedWebhook(
                        why.reason().name(),
                        why.detail(),
                        request.getURI().getRawPath(),
                        publicUrl + target(),
                        signatures().isEmpty() ? null : String.join(", ", signatures()),
                        headers.getFirst(HttpHeaders.CONTENT_TYPE),
                        idempotencyToken(),
                        source == null ? "unknown" : source.getHostAddress(),
                        receivedAt,
                        List.copyOf(headers.headerNames()),
                        body),
                source,
                trace);
    }

    /// Who called, as the connection says; headers about it are anybody's to write.
    private @Nullable InetAddress source() {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }
}
