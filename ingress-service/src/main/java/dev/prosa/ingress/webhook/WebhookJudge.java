package dev.prosa.ingress.webhook;

import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.ingress.message.MessageReader;
import dev.prosa.ingress.parameters.FormDecoder;
import dev.prosa.ingress.parameters.MalformedParameterException;
import dev.prosa.ingress.parameters.Parameters;
import dev.prosa.ingress.parameters.UnreadableBodyException;
import dev.prosa.ingress.quarantine.QuarantineReason;
import dev.prosa.ingress.signature.SignatureCheck;
import dev.prosa.ingress.signature.SignatureFailure;
import dev.prosa.ingress.signature.SignedRequest;
import dev.prosa.ingress.status.StatusReader;
import dev.prosa.ingress.webhook.Judgement.Accepted;
import dev.prosa.ingress.webhook.Judgement.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Decides what a webhook is: decodes, checks the signature, and only then reads what it says. No
/// I/O.
final class WebhookJudge {

    private final SignatureCheck signatures;

    WebhookJudge(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    Judgement judge(Webhook webhook) {
        Parameters parameters;
        Parameters query;
        try {
            parameters = webhook.format().decode(webhook.body());
            query = FormDecoder.decode(webhook.query().getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableBodyException e) {
            return new Refused(QuarantineReason.BODY_UNREADABLE, e.getMessage(), null);
        }
        Optional<SignatureFailure> failure = signatures.failureOf(new SignedRequest(
                webhook.target(), webhook.signatures(), webhook.format(), webhook.body(), parameters, query));
        if (failure.isPresent()) {
            return new Refused(QuarantineReason.of(failure.get()), failure.get().explanation(), null);
        }
        try {
            return read(webhook, parameters, query);
        } catch (MalformedParameterException e) {
            return new Refused(QuarantineReason.PARAMETER_MALFORMED, e.getMessage(), e.parameter());
        }
    }

    private static Accepted read(Webhook webhook, Parameters parameters, Parameters query)
            throws MalformedParameterException {
        return switch (webhook.kind()) {
            case MESSAGE -> {
                MessageReceived message =
                        MessageReader.read(parameters, webhook.idempotencyToken(), webhook.receivedAt());
                yield new Accepted(message, message.messageSid().value());
            }
            case STATUS -> {
                DeliveryReported report = StatusReader.read(parameters, query, webhook.receivedAt());
                yield new Accepted(report, report.messageSid() + "-" + report.status());
            }
        };
    }
}
