package dev.prosa.conversation.console;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.agents.BadParameterException;
import dev.prosa.conversation.people.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Lays out what the console's pages and their parts show.
final class Desk {

    /// Before this come the latest messages.
    private static final long LATEST = Long.MAX_VALUE;

    private final ConversationLists lists;
    private final Threads threads;
    private final Additions additions;
    private final CannedReplies cannedReplies;
    private final Wordings wordings;

    Desk(
            ConversationLists lists,
            Threads threads,
            Additions additions,
            CannedReplies cannedReplies,
            Wordings wordings) {
        this.lists = lists;
        this.threads = threads;
        this.additions = additions;
        this.cannedReplies = cannedReplies;
        this.wordings = wordings;
    }

    /// @throws BadParameterException if the text is no conversation's ID
    static ConversationId conversation(String text) {
        return new ConversationId(BadParameterException.uuid("conversationId", text));
    }

    /// A whole page without a conversation.
    Mono<Rendering> page(Caller caller, Wanted wanted, ServerWebExchange exchange) {
        return wordings.of(caller, exchange)
                .flatMap(wording -> framed(caller, wanted, wording)
                        .map(model ->
                                Rendering.view("console/page").model(model).build()));
    }

    /// A whole page with a conversation.
    Mono<Rendering> page(Caller caller, ConversationId id, Wanted wanted, ServerWebExchange exchange) {
        return wordings.of(caller, exchange)
                .flatMap(wording -> threads.load(caller, id, LATEST, wording)
                        .flatMap(thread -> Mono.zip(
                                        framed(caller, wanted, wording),
                                        cannedReplies.all(caller),
                                        additions.labels(caller))
                                .map(found -> Rendering.view("console/page")
                                        .model(found.getT1())
                                        .modelAttribute("thread", thread)
                                        .modelAttribute("canned", found.getT2())
                                        .modelAttribute("labels", found.getT3())
                                        .build())));
    }

    /// The list, and the numbers over it.
    Mono<Rendering> list(Caller caller, Wanted wanted, ServerWebExchange exchange) {
        return wordings.of(caller, exchange)
                .flatMap(wording -> framed(caller, wanted, wording)
                        .map(model ->
                                Rendering.view("console/list").model(model).build()));
    }

    /// What changes in an open conversation.
    Mono<Rendering> live(Caller caller, ConversationId id, ServerWebExchange exchange) {
        return live(caller, id, exchange, null, false);
    }

    /// The same, with what became of a command.
    ///
    /// @param refused whether the command had no effect
    Mono<Rendering> live(
            Caller caller, ConversationId id, ServerWebExchange exchange, @Nullable Outcome outcome, boolean refused) {
        return wordings.of(caller, exchange)
                .flatMap(wording -> threads.load(caller, id, LATEST, wording)
                        .map(thread -> Rendering.view("console/live")
                                .modelAttribute("thread", thread)
                                .modelAttribute("w", wording)
                                .modelAttribute("oob", true)
                                .modelAttribute("outcome", outcome == null ? "" : outcome.sentence(wording))
                                .modelAttribute("told", outcome != null)
                                .modelAttribute("refused", refused)
                                .build()));
    }

    /// What was said before a position, for the top of the thread.
    Mono<Rendering> earlier(Caller caller, ConversationId id, long before, ServerWebExchange exchange) {
        return wordings.of(caller, exchange)
                .flatMap(wording -> threads.load(caller, id, before, wording)
                        .map(thread -> Rendering.view("console/earlier")
                                .modelAttribute("thread", thread)
                                .modelAttribute("w", wording)
                                .build()));
    }

    /// Something to be said once it is known in which words.
    @FunctionalInterface
    interface Outcome {
        String sentence(Wording wording);
    }

    private Mono<Map<String, Object>> framed(Caller caller, Wanted wanted, Wording wording) {
        return lists.find(caller, wanted)
                .zipWith(
                        lists.count(caller),
                        (listing, counts) -> Map.of("me", caller, "w", wording, "listing", listing, "counts", counts));
    }
}
