package dev.prosa.conversation.console;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.people.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What people add to a conversation.
@Controller
@Hidden
class AdditionController {

    private static final String AT = "/console/conversations/{conversationId}/";

    private final Additions additions;
    private final Desk desk;
    private final Wordings wordings;

    AdditionController(Additions additions, Desk desk, Wordings wordings) {
        this.additions = additions;
        this.desk = desk;
        this.wordings = wordings;
    }

    @PostMapping(AT + "name")
    Mono<Rendering> name(Caller caller, @PathVariable String conversationId, ServerWebExchange exchange) {
        ConversationId id = Desk.conversation(conversationId);
        return change(caller, id, exchange, form -> additions.name(caller, id, form.getFirst("name")));
    }

    @PostMapping(AT + "labels")
    Mono<Rendering> label(Caller caller, @PathVariable String conversationId, ServerWebExchange exchange) {
        ConversationId id = Desk.conversation(conversationId);
        return change(caller, id, exchange, form -> additions.label(caller, id, form.getFirst("label")));
    }

    @PostMapping(AT + "labels/removed")
    Mono<Rendering> takeOff(Caller caller, @PathVariable String conversationId, ServerWebExchange exchange) {
        ConversationId id = Desk.conversation(conversationId);
        return change(caller, id, exchange, form -> {
            String label = form.getFirst("label");
            return label == null ? Mono.empty() : additions.takeOff(caller, id, label);
        });
    }

    /// Asked every few seconds by whoever has the conversation on the screen.
    @PostMapping(AT + "presence")
    Mono<Rendering> presence(Caller caller, @PathVariable String conversationId, ServerWebExchange exchange) {
        return additions
                .look(caller, Desk.conversation(conversationId))
                .zipWith(
                        wordings.of(caller, exchange),
                        (others, wording) -> Rendering.view("console/presence")
                                .modelAttribute(
                                        "others",
                                        others.stream().map(wording::person).toList())
                                .build());
    }

    private Mono<Rendering> change(
            Caller caller,
            ConversationId id,
            ServerWebExchange exchange,
            Function<MultiValueMap<String, String>, Mono<Void>> change) {
        return exchange.getFormData().flatMap(change).then(Mono.defer(() -> desk.live(caller, id, exchange)));
    }
}
