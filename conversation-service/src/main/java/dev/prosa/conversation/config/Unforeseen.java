package dev.prosa.conversation.config;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/// A fault of ours while answering. Spring Boot's own handler, before which this one stands, would
/// log the request with its query, in which a customer's number may be, and the exception with its
/// message, which may quote what they wrote. This one says what it was, and where.
@Component
@Order(-2)
class Unforeseen implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Unforeseen.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (failure instanceof ErrorResponse
                || response.isCommitted()
                || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return Mono.error(failure); // foreseen, or nobody is there to be told
        }
        if (DatabaseProblems.isOne(failure)) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
            return ProblemDetails.write( // before any controller, such as of a session
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "database-away",
                    "Service Unavailable",
                    DatabaseProblems.AWAY);
        }
        StackTraceElement[] stack = failure.getStackTrace();
        log.atError()
                .addKeyValue("exception", failure.getClass().getName())
                .addKeyValue("at", stack.length == 0 ? "?" : stack[0])
                .log("a request failed for a reason nobody foresaw");
        return ProblemDetails.write(
                response,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something broke here",
                "It has been logged.");
    }
}
