package dev.prosa.ingress.quarantine;

import dev.prosa.contracts.output.QuarantinedWebhook;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.ingress.metrics.LogPause;
import dev.prosa.ingress.publishing.Publisher;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Keeps refused webhooks on `quarantined-webhooks`: inert, but whole.
public final class Quarantine {

    private static final Logger log = LoggerFactory.getLogger(Quarantine.class);
    private static final String SOURCE = "/prosa/ingress-service";

    private final QuarantineLimits limits;
    private final Publisher publisher;
    private final QuarantineMetrics metrics;
    private final LogPause pause;

    Quarantine(QuarantineLimits limits, Publisher publisher, QuarantineMetrics metrics, LogPause pause) {
        this.limits = limits;
        this.publisher = publisher;
        this.metrics = metrics;
        this.pause = pause;
    }

    /// Completes when Kafka has the webhook, or when a limit left no room for it: that is counted
    /// and logged. What is
    /// proven to be Twilio's knows no limit.
    ///
    /// Fails with `UnacknowledgedException` if Kafka is out of reach.
    public Mono<Void> keep(RefusedWebhook refused) {
        metrics.refused(refused.reason());
        Optional<Overflow> overflow = refused.reason().isUnproven()
                ? limits.take(refused.source(), refused.webhook().body().length)
                : Optional.empty();
        return overflow.map(this::drop).orElseGet(() -> append(refused));
    }

    private Mono<Void> append(RefusedWebhook refused) {
        QuarantinedWebhook webhook = refused.webhook();
        Envelope envelope = new Envelope(
                UUID.randomUUID().toString(),
                SOURCE,
                webhook.receivedAt(),
                null,
                refused.trace().value());
        return publisher
                .publish(CloudEventRecords.of(envelope, webhook))
                .doOnSuccess(record -> {
                    metrics.kept(refused.reason());
                    log.atWarn()
                            .addKeyValue("reason", webhook.reason())
                            .addKeyValue("detail", webhook.detail())
                            .addKeyValue("path", webhook.path())
                            .addKeyValue("traceId", refused.trace().traceId())
                            .addKeyValue("partition", record.partition())
                            .addKeyValue("offset", record.offset())
                            .log("webhook quarantined");
                })
                .then();
    }

    private Mono<Void> drop(Overflow limit) {
        metrics.dropped(limit);
        long dropped = pause.occurred();
        if (dropped > 0) {
            log.atWarn()
                    .addKeyValue("limit", limit)
                    .addKeyValue("dropped", dropped)
                    .log("refused webhooks dropped, the quarantine is full");
        }
        return Mono.empty();
    }
}
