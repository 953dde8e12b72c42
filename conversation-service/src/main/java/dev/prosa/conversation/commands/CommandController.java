package dev.prosa.conversation.commands;

import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.conversation.agents.BadParameterException;
import dev.prosa.conversation.people.Caller;
import dev.prosa.conversation.people.SignIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/// What agents can do to a conversation of their organisation.
@RestController
@RequestMapping("/api/conversations/{conversationId}")
class CommandController {

    private static final String KEY = "Idempotency-Key";

    private final MeteredCommands commands;

    CommandController(MeteredCommands commands) {
        this.commands = commands;
    }

    @PostMapping("/accept")
    Mono<ResponseEntity<CommandAnswer>> accept(
            @Nullable Caller caller,
            @PathVariable String conversationId,
            @RequestBody(required = false) Wish.@Nullable Accept wish,
            ServerHttpRequest request) {
        return give(caller, conversationId, wish == null ? Wish.Accept.PLAIN : wish, request);
    }

    @PostMapping("/replies")
    Mono<ResponseEntity<CommandAnswer>> reply(
            @Nullable Caller caller,
            @PathVariable String conversationId,
            @RequestBody Wish.Reply wish,
            ServerHttpRequest request) {
        return give(caller, conversationId, wish, request);
    }

    @PostMapping("/transfers")
    Mono<ResponseEntity<CommandAnswer>> transfer(
            @Nullable Caller caller,
            @PathVariable String conversationId,
            @RequestBody(required = false) Wish.@Nullable Transfer wish,
            ServerHttpRequest request) {
        return give(caller, conversationId, wish == null ? Wish.Transfer.TO_THE_QUEUE : wish, request);
    }

    @PostMapping("/notes")
    Mono<ResponseEntity<CommandAnswer>> note(
            @Nullable Caller caller,
            @PathVariable String conversationId,
            @RequestBody Wish.Note wish,
            ServerHttpRequest request) {
        return give(caller, conversationId, wish, request);
    }

    @PostMapping("/close")
    Mono<ResponseEntity<CommandAnswer>> close(
            @Nullable Caller caller,
            @PathVariable String conversationId,
            @RequestBody Wish.Close wish,
            ServerHttpRequest request) {
        return give(caller, conversationId, wish, request);
    }

    /// Answers as the command itself would have been answered.
    @GetMapping("/commands/{commandId}")
    Mono<ResponseEntity<CommandAnswer>> command(
            @Nullable Caller caller, @PathVariable String conversationId, @PathVariable String commandId) {
        Caller signedIn = SignIn.required(caller);
        return commands.decided(signedIn, conversation(conversationId), Fields.key(commandId))
                .switchIfEmpty(Mono.error(NotDecidedException::new))
                .flatMap(reply -> response(reply, URI.create("")));
    }

    private Mono<ResponseEntity<CommandAnswer>> give(
            @Nullable Caller caller, String conversationId, Wish wish, ServerHttpRequest request) {
        Caller signedIn = SignIn.required(caller);
        ConversationId conversation = conversation(conversationId);
        CommandId id = key(request.getHeaders());
        wish.check();
        URI status = URI.create("/api/conversations/%s/commands/%s"
                .formatted(conversation, UriUtils.encodePathSegment(id.value(), StandardCharsets.UTF_8)));
        return commands.give(
                        signedIn, conversation, id, wish, request.getHeaders().getFirst(TraceParent.HEADER))
                .flatMap(reply -> response(reply, status));
    }

    private static Mono<ResponseEntity<CommandAnswer>> response(Reply reply, URI status) {
        return switch (reply) {
            case Reply.Decided(CommandAnswered answered)
            when answered.decision() == CommandAnswered.Kind.REJECTED -> Mono.error(new RefusedException(answered));
            case Reply.Decided(CommandAnswered answered) -> Mono.just(ResponseEntity.ok(CommandAnswer.of(answered)));
            case Reply.KeyReused _ -> Mono.error(new KeyReusedException());
            case Reply.Undecided _ ->
                Mono.just(ResponseEntity.accepted()
                        .location(status)
                        .header(HttpHeaders.RETRY_AFTER, "1")
                        .build());
        };
    }

    private static CommandId key(HttpHeaders headers) {
        var given = headers.getOrEmpty(KEY);
        if (given.size() > 1) {
            throw BadParameterException.repeated(KEY, given.size());
        }
        return Fields.key(given.isEmpty() ? null : given.getFirst());
    }

    private static ConversationId conversation(String text) {
        return new ConversationId(BadParameterException.uuid("conversationId", text));
    }
}
