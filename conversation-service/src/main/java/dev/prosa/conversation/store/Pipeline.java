package dev.prosa.conversation.store;

import io.r2dbc.spi.R2dbcException;
import java.util.List;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/// Sends statements over one connection without waiting for each other's answers. PostgreSQL
/// executes them in order.
final class Pipeline {

    /// What every statement after a failed one gets in a transaction.
    private static final String ABORTED = "25P02";

    private Pipeline() {}

    /// Completes when all have; of several errors it tells the one that explains the others.
    static Mono<Void> of(List<Mono<Void>> statements) {
        return Mono.whenDelayError(statements).onErrorMap(Exceptions::isMultiple, Pipeline::cause);
    }

    private static Throwable cause(Throwable errors) {
        List<Throwable> all = Exceptions.unwrapMultiple(errors);
        return all.stream()
                .filter(FencedOffException.class::isInstance)
                .findFirst()
                .or(() -> all.stream().filter(error -> !isConsequence(error)).findFirst())
                .orElse(all.getFirst());
    }

    private static boolean isConsequence(Throwable error) {
        return error instanceof R2dbcException database && ABORTED.equals(database.getSqlState());
    }
}
