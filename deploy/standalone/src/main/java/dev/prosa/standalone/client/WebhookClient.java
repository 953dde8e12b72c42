package dev.prosa.standalone.client;

import dev.prosa.standalone.demo.DemoAccount;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Posts what customers write to ingress-service, signed as the channel would. Safe to share.
public final class WebhookClient implements AutoCloseable {

    /// Longer than ingress-service waits for Kafka before it gives up.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Calls calls;
    private final URI ingress;
    private final URI publicUrl;
    private final DemoAccount account;

    public WebhookClient(Endpoints endpoints, DemoAccount account) {
        this.calls = Calls.connectingWithin(Duration.ofSeconds(3));
        this.ingress = endpoints.ingress();
        this.publicUrl = endpoints.publicUrl();
        this.account = account;
    }

    /// Posts one message and waits for the answer.
    ///
    /// @throws dev.prosa.standalone.Failure if nothing answers
    public Acknowledgement send(InboundMessage message) {
        return calls.await(ingress, post(message));
    }

    /// Posts one message. The future fails if nothing answers within 15 s; any answer is a value.
    public CompletableFuture<Acknowledgement> post(InboundMessage message) {
        return post(SignedWebhook.of(message, account, publicUrl));
    }

    /// Posts any webhook, well signed or not.
    public CompletableFuture<Acknowledgement> post(SignedWebhook webhook) {
        var request = HttpRequest.newBuilder(ingress.resolve(webhook.path()))
                .timeout(PATIENCE)
                .header("Content-Type", SignedWebhook.CONTENT_TYPE)
                .header(TwilioSignature.HEADER, webhook.signature())
                .header("I-Twilio-Idempotency-Token", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(webhook.body()))
                .build();
        long begun = System.nanoTime();
        return calls.send(request, BodyHandlers.ofString())
                .thenApply(response -> new Acknowledgement(
                        response.statusCode(), response.body(), Duration.ofNanos(System.nanoTime() - begun)));
    }

    @Override
    public void close() {
        calls.close();
    }
}
