package dev.prosa.conversation.agents;

import dev.prosa.contracts.identity.ConversationId;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Reads only. There is no sign-in yet, which is why the service listens on the loopback address
/// unless told otherwise.
@RestController
@RequestMapping("/api/conversations")
class ConversationQueryController {

    private static final List<String> PAGING = List.of("after", "limit");

    private final ConversationQueries conversations;
    private final MessageQueries messages;
    private final TransitionQueries transitions;

    ConversationQueryController(
            ConversationQueries conversations, MessageQueries messages, TransitionQueries transitions) {
        this.conversations = conversations;
        this.messages = messages;
        this.transitions = transitions;
    }

    /// The most recently changed first.
    @GetMapping
    Mono<Page<ConversationItem, String>> conversations(@RequestParam MultiValueMap<String, String> parameters) {
        return conversations.find(ConversationSearch.read(parameters));
    }

    @GetMapping("/{conversationId}")
    Mono<ConversationItem> conversation(@PathVariable String conversationId) {
        return known(id(conversationId));
    }

    @GetMapping("/{conversationId}/messages")
    Mono<Page<MessageItem, Long>> messages(
            @PathVariable String conversationId, @RequestParam MultiValueMap<String, String> parameters) {
        ConversationId id = id(conversationId);
        Parameters given = Parameters.of(parameters, PAGING);
        return messages.read(id, given.number("after", 0, 0, Long.MAX_VALUE), limit(given))
                .flatMap(page -> ofKnown(id, page));
    }

    /// Commands at a conversation that never was are history too, so they are found all the same.
    @GetMapping("/{conversationId}/transitions")
    Mono<Page<TransitionItem, Long>> transitions(
            @PathVariable String conversationId, @RequestParam MultiValueMap<String, String> parameters) {
        ConversationId id = id(conversationId);
        Parameters given = Parameters.of(parameters, PAGING);
        return transitions
                .read(id, given.number("after", -1, -1, Long.MAX_VALUE), limit(given))
                .flatMap(page -> ofKnown(id, page));
    }

    private <T> Mono<Page<T, Long>> ofKnown(ConversationId id, Page<T, Long> page) {
        return page.items().isEmpty() ? known(id).thenReturn(page) : Mono.just(page);
    }

    private Mono<ConversationItem> known(ConversationId id) {
        return conversations.one(id).switchIfEmpty(Mono.error(() -> new NoSuchConversationException(id)));
    }

    private static ConversationId id(String text) {
        return new ConversationId(Parameters.uuid("conversationId", text));
    }

    private static int limit(Parameters given) {
        return (int) given.number("limit", Page.DEFAULT_LIMIT, 1, Page.MOST);
    }
}
