package dev.prosa.ingress.webhook;

import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.ingress.config.PublicUrl;
import dev.prosa.ingress.metrics.LogPause;
import dev.prosa.ingress.problem.Problem;
import dev.prosa.ingress.problem.ProblemType;
import dev.prosa.ingress.publishing.Publisher;
import dev.prosa.ingress.publishing.UnacknowledgedException;
import dev.prosa.ingress.quarantine.Quarantine;
import dev.prosa.ingress.quarantine.QuarantineReason;
import dev.prosa.ingress.webhook.Answer.Acknowledged;
import dev.prosa.ingress.webhook.Answer.NotTaken;
import dev.prosa.ingress.webhook.Judgement.Accepted;
import dev.prosa.ingress.webhook.Judgement.Refused;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Has a webhook judged and puts it where it belongs: on the log if it is Twilio's and whole, in
/// the quarantine
/// otherwise. Answers only when Kafka has it, so nothing that was answered can be lost.
final class WebhookIntake {

    private static final Logger log = LoggerFactory.getLogger(WebhookIntake.class);
    private static final String SOURCE = "/prosa/ingress-service";
    private static final Answer ACKNOWLEDGED = new Acknowledged();

    private final WebhookJudge judge;
    private final Publisher publisher;
    private final Quarantine quarantine;
    private final PublicUrl publicUrl;
    private final LogPause pause;

    WebhookIntake(WebhookJudge judge, Publisher publisher, Quarantine quarantine, PublicUrl publicUrl, LogPause pause) {
        this.judge = judge;
        this.publisher = publisher;
        this.quarantine = quarantine;
        this.publicUrl = publicUrl;
        this.pause = pause;
    }

    Mono<Answer> take(Webhook webhook) {
        Mono<Answer> answer = switch (judge.judge(webhook)) {
            case Accepted accepted -> append(webhook, accepted);
            case Refused refused -> keep(webhook, refused);
        };
        return answer.onErrorResume(UnacknowledgedException.class, failure -> Mono.just(outOfReach(failure)));
    }

    private Mono<Answer> append(Webhook webhook, Accepted accepted) {
        LoggedInput input = accepted.input();
        Envelope envelope = new Envelope(
                accepted.eventId(),
                SOURCE,
                webhook.receivedAt(),
                input.conversationId().toString(),
                webhook.trace().value());
        return publisher.publish(CloudEventRecords.of(envelope, input)).map(at -> {
            logAppended(webhook, accepted, at);
            return ACKNOWLEDGED;
        });
    }

    private Mono<Answer> keep(Webhook webhook, Refused refused) {
        return quarantine
                .keep(webhook.refused(refused, publicUrl))
                .then(Mono.fromSupplier(() -> new NotTaken(new Problem(
                        typeOf(refused.reason()),
                        refused.detail(),
                        refused.reason().name(),
                        refused.parameter()))));
    }

    private static ProblemType typeOf(QuarantineReason reason) {
        return switch (reason) {
            case SIGNATURE_MISSING, ACCOUNT_UNKNOWN, SIGNATURE_MISMATCH, BODY_HASH_MISSING, BODY_HASH_MISMATCH ->
                ProblemType.SIGNATURE_REFUSED;
            case BODY_UNREADABLE -> ProblemType.BODY_UNREADABLE;
            case PARAMETER_MALFORMED -> ProblemType.PARAMETER_MALFORMED;
        };
    }

    private Answer outOfReach(UnacknowledgedException failure) {
        long webhooks = pause.occurred();
        if (webhooks > 0) {
            log.atWarn()
                    .addKeyValue("reason", failure.getMessage())
                    .addKeyValue("webhooks", webhooks)
                    .log("kafka did not acknowledge");
        }
        return new NotTaken(new Problem(
                ProblemType.KAFKA_OUT_OF_REACH, "Nothing was acknowledged by Kafka in time. Send the webhook again."));
    }

    private static void logAppended(Webhook webhook, Accepted accepted, RecordMetadata at) {
        log.atDebug()
                .addKeyValue("kind", webhook.kind())
                .addKeyValue("event", accepted.eventId())
                .addKeyValue("conversation", accepted.input().conversationId())
                .addKeyValue("traceId", webhook.trace().traceId())
                .addKeyValue("partition", at.partition())
                .addKeyValue("offset", at.offset())
                .log("webhook appended");
    }
}
