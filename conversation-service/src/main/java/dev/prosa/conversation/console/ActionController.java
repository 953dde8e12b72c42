package dev.prosa.conversation.console;

import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.conversation.agents.BadParameterException;
import dev.prosa.conversation.commands.LogAwayException;
import dev.prosa.conversation.commands.MeteredCommands;
import dev.prosa.conversation.commands.Reply;
import dev.prosa.conversation.commands.TooManyWaitingException;
import dev.prosa.conversation.commands.Wish;
import dev.prosa.conversation.people.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What somebody does to a conversation in the console: the API's own commands, answered on the page
/// with what really happened.
@Controller
@Hidden
class ActionController {

    private static final String AT = "/console/conversations/{conversationId}/";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final MeteredCommands commands;
    private final Desk desk;

    ActionController(MeteredCommands commands, Desk desk) {
        this.commands = commands;
        this.desk = desk;
    }

    @PostMapping(AT + "accept")
    Mono<Rendering> accept(Caller caller, @PathVariable String conversationId, ServerWebExchange exchange) {
        return act(caller, conversationId, exchange, form -> new Wish.Accept(session(form), null));
    }

    @PostMapping(AT + "replies")
    Mono<Rendering> reply(Caller caller, @PathVariable String conversationId, ServerWebExchange exchange) {
        return act(
                caller,
                conversationId,
                exchange,
                form -> new Wish.Reply(form.getFirst("body"), session(form), number(form.getFirst("seen"))));
    }

    @PostMapping(AT + "notes")
    Mono<Rendering> note(Caller caller, @PathVariable String conversationId, ServerWebExchange exchange) {
        return act(caller, conversationId, exchange, form -> new Wish.Note(form.getFirst("body"), session(form), null));
    }

    @PostMapping(AT + "transfers")
    Mono<Rendering> transfer(Caller caller, @PathVariable String conversationId, ServerWebExchange exchange) {
        return act(caller, conversationId, exchange, form -> {
            String to = form.getFirst("toAgent");
            return new Wish.Transfer(to == null || to.isBlank() ? null : to, session(form), null);
        });
    }

    @PostMapping(AT + "close")
    Mono<Rendering> close(Caller caller, @PathVariable String conversationId, ServerWebExchange exchange) {
        return act(
                caller, conversationId, exchange, form -> new Wish.Close(number(form.getFirst("seen")), session(form)));
    }

    private Mono<Rendering> act(
            Caller caller,
            String conversationId,
            ServerWebExchange exchange,
            Function<MultiValueMap<String, String>, Wish> wish) {
        ConversationId id = Desk.conversation(conversationId);
        return exchange.getFormData()
                .flatMap(form -> given(caller, id, form, wish.apply(form)))
                .onErrorResume(BadParameterException.class, _ -> Mono.just(new Result("refused.bad", true, null)))
                .onErrorResume(LogAwayException.class, _ -> Mono.just(new Result("refused.away", true, null)))
                .onErrorResume(TooManyWaitingException.class, _ -> Mono.just(new Result("refused.busy", true, null)))
                .flatMap(result -> desk.live(caller, id, exchange, result::sentence, result.refused()));
    }

    private Mono<Result> given(Caller caller, ConversationId id, MultiValueMap<String, String> form, Wish wish) {
        wish.check();
        String key = form.getFirst("key");
        if (key == null || !KEY.matcher(key).matches()) {
            return Mono.error(BadParameterException.missing("key", "letters, digits and dashes"));
        }
        return commands.give(caller, id, new CommandId("console-" + key), wish, null)
                .map(reply -> switch (reply) {
                    case Reply.Decided(CommandAnswered answered) ->
                        new Result(null, answered.decision() == CommandAnswered.Kind.REJECTED, answered);
                    case Reply.KeyReused _ -> new Result("refused.COMMAND_ID_REUSED", true, null);
                    case Reply.Undecided _ -> new Result("undecided", false, null);
                });
    }

    /// @param key of what is to be said; null where the answer says it
    private record Result(
            @Nullable String key, boolean refused, @Nullable CommandAnswered answered) {

        String sentence(Wording wording) {
            return answered == null ? wording.text(key == null ? "refused.other" : key) : wording.answered(answered);
        }
    }

    private static @Nullable Integer session(MultiValueMap<String, String> form) {
        Long number = number(form.getFirst("session"));
        return number == null ? null : Math.toIntExact(Math.min(number, Integer.MAX_VALUE));
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null || !NUMBER.matcher(text).matches() ? null : Long.valueOf(text);
    }
}
