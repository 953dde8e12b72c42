package dev.prosa.ingress.delivery;

import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.output.OutboundMessage;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.ingress.publishing.Publisher;
import dev.prosa.ingress.status.PermanentErrors;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Puts what became of a message on `conversation-events`, where status callbacks come later. The same
/// report again has no second effect.
final class Reports {

    private static final String SOURCE = "/prosa/ingress-service";

    private final Publisher publisher;
    private final Clock clock;

    Reports(Publisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /// What stands for the SID of a message that Twilio never took.
    static MessageSid withoutSid(OutboundMessage message) {
        return new MessageSid("unsent-" + message.messageId());
    }

    /// Fails with [UnacknowledgedException] if Kafka did not acknowledge in time.
    Mono<RecordMetadata> report(
            Outgoing outgoing, String account, MessageSid sid, DeliveryStatus status, @Nullable Integer errorCode) {
        OutboundMessage message = outgoing.message();
        Instant now = clock.instant();
        DeliveryReported report = new DeliveryReported(
                message.conversationId(),
                sid,
                message.messageId(),
                message.kind(),
                account,
                message.from(),
                message.to(),
                status,
                errorCode,
                status.isFailure() && errorCode != null && PermanentErrors.contains(errorCode),
                now,
                List.of());
        Envelope envelope = new Envelope(
                sid + "-" + status, SOURCE, now, message.conversationId().toString(), outgoing.traceparent());
        return publisher.publish(CloudEventRecords.of(envelope, report));
    }
}
