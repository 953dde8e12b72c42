package dev.prosa.conversation.console;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.agents.NoSuchConversationException;
import dev.prosa.conversation.agents.Sight;
import dev.prosa.conversation.agents.TransitionQueries;
import dev.prosa.conversation.people.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// For the curious: each input of a conversation, what was decided about it, and the records that
/// left because of it.
@Controller
@Hidden
class LogController {

    private static final int LINES = 100;

    private final ConversationLists lists;
    private final TransitionQueries transitions;
    private final Wordings wordings;

    LogController(ConversationLists lists, TransitionQueries transitions, Wordings wordings) {
        this.lists = lists;
        this.transitions = transitions;
        this.wordings = wordings;
    }

    @GetMapping("/console/conversations/{conversationId}/log")
    Mono<Rendering> log(
            Caller caller,
            @PathVariable String conversationId,
            @RequestParam(defaultValue = "-1") long after,
            ServerWebExchange exchange) {
        ConversationId id = Desk.conversation(conversationId);
        return lists.one(caller, id)
                .switchIfEmpty(Mono.error(() -> new NoSuchConversationException(id)))
                .flatMap(line -> Mono.zip(
                                transitions.read(id, Sight.of(caller), Math.max(-1, after), LINES),
                                wordings.of(caller, exchange))
                        .map(found -> Rendering.view("console/log")
                                .modelAttribute("line", line)
                                .modelAttribute("page", found.getT1())
                                .modelAttribute("w", found.getT2())
                                .build()));
    }
}
