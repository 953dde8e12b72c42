package dev.prosa.conversation.commands;

import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.conversation.agents.NoSuchConversationException;
import dev.prosa.conversation.commands.CommandQueries.Known;
import dev.prosa.conversation.handling.CommandIdentity;
import dev.prosa.conversation.people.Caller;
import dev.prosa.conversation.store.CommandKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Gives commands, and waits until they are decided. Decides nothing itself.
final class Commands {

    private final CommandQueries queries;
    private final CommandLog log;
    private final AnswerWatch watch;
    private final Duration patience;
    private final InstantSource clock;

    Commands(CommandQueries queries, CommandLog log, AnswerWatch watch, CommandProperties limits, InstantSource clock) {
        this.queries = queries;
        this.log = log;
        this.watch = watch;
        this.patience = limits.patience();
        this.clock = clock;
    }

    /// A command that has its answer is not given again.
    ///
    /// @param wish checked
    /// @param traceparent the caller's trace, if it has one
    Mono<Reply> give(
            Caller caller, ConversationId conversation, CommandId id, Wish wish, @Nullable String traceparent) {
        CommandKey key = new CommandKey(conversation, caller.organization(), caller.agent(), id);
        return known(key).flatMap(known -> {
            Command command = wish.about(conversation, context(caller, id, wish, known));
            return known.answer() != null ? Mono.just(reply(command, known)) : ask(key, command, traceparent);
        });
    }

    /// What became of a command given before; empty if nothing is decided.
    Mono<Reply> decided(Caller caller, ConversationId conversation, CommandId id) {
        return known(new CommandKey(conversation, caller.organization(), caller.agent(), id))
                .mapNotNull(known -> known.answer() == null
                        ? null
                        : new Reply.Decided(known.answer().answered()));
    }

    private Mono<Known> known(CommandKey key) {
        return queries.read(key).switchIfEmpty(Mono.error(() -> new NoSuchConversationException(key.conversation())));
    }

    private Mono<Reply> ask(CommandKey key, Command command, @Nullable String traceparent) {
        return watch.watch(key, patience, log.append(command, traceparent))
                .then(Mono.defer(() -> known(key)))
                .map(known -> reply(command, known));
    }

    private static Reply reply(Command command, Known known) {
        CommandQueries.Answer answer = known.answer();
        if (answer == null) {
            return new Reply.Undecided();
        }
        return Arrays.equals(answer.bodyHash(), CommandIdentity.bodyHash(command))
                ? new Reply.Decided(answer.answered())
                : new Reply.KeyReused();
    }

    /// A click means the session that is current when it comes, unless it says another. Who replies
    /// has seen what there is, unless they say less.
    private CommandContext context(Caller caller, CommandId id, Wish wish, Known known) {
        Long seen = wish.seen();
        return new CommandContext(
                id,
                caller.organization(),
                caller.agent(),
                caller.role(),
                wish.session() == null ? Integer.valueOf(known.session()) : wish.session(),
                seen == null && wish instanceof Wish.Reply ? Long.valueOf(known.lastPosition()) : seen,
                clock.instant());
    }
}
