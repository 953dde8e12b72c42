package dev.prosa.conversation.commands;

import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.people.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Times every command by how it ended.
public final class MeteredCommands {

    private final Commands commands;
    private final MeterRegistry meters;

    MeteredCommands(Commands commands, MeterRegistry meters) {
        this.commands = commands;
        this.meters = meters;
    }

    /// @see Commands#give
    public Mono<Reply> give(
            Caller caller, ConversationId conversation, CommandId id, Wish wish, @Nullable String traceparent) {
        return Mono.defer(() -> {
            Timer.Sample sample = Timer.start(meters);
            return commands.give(caller, conversation, id, wish, traceparent)
                    .doOnNext(reply -> sample.stop(timer(result(reply))))
                    .doOnError(_ -> sample.stop(timer("FAILED")));
        });
    }

    /// @see Commands#decided
    Mono<Reply> decided(Caller caller, ConversationId conversation, CommandId id) {
        return commands.decided(caller, conversation, id);
    }

    private Timer timer(String result) {
        return Timer.builder(CommandMetricNames.TIME)
                .tag("result", result)
                .publishPercentileHistogram()
                .register(meters);
    }

    private static String result(Reply reply) {
        return switch (reply) {
            case Reply.Decided decided ->
                decided.answered().reason() == null
                        ? decided.answered().decision().name()
                        : decided.answered().reason();
            case Reply.KeyReused _ -> "COMMAND_ID_REUSED";
            case Reply.Undecided _ -> "UNDECIDED";
        };
    }
}
