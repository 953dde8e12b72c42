package dev.prosa.simulator;

import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/// Breaks connections on purpose.
final class Connections {

    private Connections() {}

    /// Closes the connection instead of answering.
    static Mono<ResponseEntity<Object>> drop(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            HttpServerResponse response = ((AbstractServerHttpResponse) exchange.getResponse()).getNativeResponse();
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        });
    }
}
