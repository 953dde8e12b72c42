package dev.prosa.ingress.webhook;

import dev.prosa.ingress.webhook.Answer.Problem;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/// Answers whatever else goes wrong with a problem too, and tells the caller nothing about our
/// insides.
final class ProblemExceptionHandler implements WebExceptionHandler {

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return Mono.empty();
        }
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return AnswerWriter.refuse(problemOf(failure), null, exchange.getResponse());
    }

    private static Problem problemOf(Throwable failure) {
        if (failure instanceof ResponseStatusException refused
                && !refused.getStatusCode().is5xxServerError()) {
            HttpStatusCode status = refused.getStatusCode();
            return status.value() == 404
                    ? new Problem(
                            ProblemType.NOT_FOUND,
                            "Twilio's webhooks are POST " + WebhookKind.MESSAGE.path() + " and POST "
                                    + WebhookKind.STATUS.path() + ".")
                    : new Problem(
                            ProblemType.REQUEST_REFUSED,
                            status.value(),
                            "HTTP status " + status.value() + ".",
                            null,
                            null);
        }
        return Unforeseen.problem(failure);
    }
}
