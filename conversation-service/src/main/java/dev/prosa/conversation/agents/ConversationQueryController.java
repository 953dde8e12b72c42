package dev.prosa.conversation.agents;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.people.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Reads only, and only what [Sight] lets the request see.
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
    Mono<Page<ConversationItem, String>> conversations(
            @Nullable Caller caller, @RequestParam MultiValueMap<String, String> parameters) {
        return conversations.find(ConversationSearch.read(parameters, Sight.of(caller)));
    }

    @GetMapping("/{conversationId}")
    Mono<ConversationItem> conversation(@Nullable Caller caller, @PathVariable String conversationId) {
        return known(id(conversationId), Sight.of(caller));
    }

    @GetMapping("/{conversationId}/messages")
    Mono<Page<MessageItem, Long>> messages(
            @Nullable Caller caller,
            @PathVariable String conversationId,
            @RequestParam MultiValueMap<String, String> parameters) {
        ConversationId id = id(conversationId);
        Sight sight = Sight.of(caller);
        Parameters given = Parameters.of(parameters, PAGING);
        return messages.read(id, sight, given.number("after", 0, 0, Long.MAX_VALUE), limit(given))
                .flatMap(page -> ofKnown(id, sight, page));
    }

    /// Commands at a conversation that never was are history too, so they are found all the same.
    @GetMapping("/{conversationId}/transitions")
    Mono<Page<TransitionItem, Long>> transitions(
            @Nullable Caller caller,
            @PathVariable String conversationId,
            @RequestParam MultiValueMap<String, String> parameters) {
        ConversationId id = id(conversationId);
        Sight sight = Sight.of(caller);
        Parameters given = Parameters.of(parameters, PAGING);
        return transitions
                .read(id, sight, given.number("after", -1, -1, Long.MAX_VALUE), limit(given))
                .flatMap(page -> ofKnown(id, sight, page));
    }

    private <T> Mono<Page<T, Long>> ofKnown(ConversationId id, Sight sight, Page<T, Long> page) {
        return page.items().isEmpty() ? known(id, sight).thenReturn(page) : Mono.just(page);
    }

    private Mono<ConversationItem> known(ConversationId id, Sight sight) {
        return conversations.one(id, sight).switchIfEmpty(Mono.error(() -> new NoSuchConversationException(id)));
    }

    private static ConversationId id(String text) {
        return new ConversationId(BadParameterException.uuid("conversationId", text));
    }

    private static int limit(Parameters given) {
        return (int) given.number("limit", Page.DEFAULT_LIMIT, 1, Page.MOST);
    }
}
