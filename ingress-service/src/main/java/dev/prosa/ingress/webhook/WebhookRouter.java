package dev.prosa.ingress.webhook;

import java.util.Map;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/// Leads webhooks to their handlers and everything else to the web framework.
///
/// It stands before the framework's exchanges, filters, observations and mappings, which together
/// cost more than a
/// webhook does.
final class WebhookRouter implements HttpHandler {

    private final Map<String, WebhookHandler> handlers;
    private final HttpHandler framework;

    /// @param handlers by path
    WebhookRouter(Map<String, WebhookHandler> handlers, HttpHandler framework) {
        this.handlers = handlers;
        this.framework = framework;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        WebhookHandler handler = handlers.get(request.getURI().getRawPath());
        return handler == null ? framework.handle(request, response) : handler.handle(request, response);
    }
}
