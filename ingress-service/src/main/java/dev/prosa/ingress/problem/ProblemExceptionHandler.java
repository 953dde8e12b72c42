package dev.prosa.ingress.problem;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/// Answers whatever else goes wrong with a problem too, and tells the caller nothing about our
/// insides.
public final class ProblemExceptionHandler implements WebExceptionHandler {

    private final String notFound;

    /// @param notFound what a caller is told who asks for a path that is not there
    public ProblemExceptionHandler(String notFound) {
        this.notFound = notFound;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return Mono.empty();
        }
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return ProblemWriter.write(problemOf(failure), null, exchange.getResponse());
    }

    private Problem problemOf(Throwable failure) {
        if (failure instanceof ResponseStatusException refused
                && !refused.getStatusCode().is5xxServerError()) {
            HttpStatusCode status = refused.getStatusCode();
            return status.value() == 404
                    ? new Problem(ProblemType.NOT_FOUND, notFound)
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
