package dev.prosa.conversation.console;

import dev.prosa.conversation.people.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The console's pages, and the parts of them that change by themselves.
@Controller
@Hidden
class PageController {

    private final Desk desk;

    PageController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/console")
    Mono<Rendering> console(
            Caller caller,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String q,
            ServerWebExchange exchange) {
        return desk.page(caller, Wanted.of(view, q), exchange);
    }

    @GetMapping("/console/conversations/{conversationId}")
    Mono<Rendering> conversation(
            Caller caller,
            @PathVariable String conversationId,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String q,
            ServerWebExchange exchange) {
        return desk.page(caller, Desk.conversation(conversationId), Wanted.of(view, q), exchange);
    }

    @GetMapping("/console/list")
    Mono<Rendering> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String q,
            ServerWebExchange exchange) {
        return desk.list(caller, Wanted.of(view, q), exchange);
    }

    @GetMapping("/console/conversations/{conversationId}/live")
    Mono<Rendering> live(Caller caller, @PathVariable String conversationId, ServerWebExchange exchange) {
        return desk.live(caller, Desk.conversation(conversationId), exchange);
    }

    /// What was said before a position.
    @GetMapping("/console/conversations/{conversationId}/earlier")
    Mono<Rendering> earlier(
            Caller caller,
            @PathVariable String conversationId,
            @RequestParam(defaultValue = "1") long before,
            ServerWebExchange exchange) {
        return desk.earlier(caller, Desk.conversation(conversationId), Math.max(1, before), exchange);
    }
}
