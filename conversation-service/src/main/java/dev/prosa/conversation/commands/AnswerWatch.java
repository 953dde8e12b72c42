package dev.prosa.conversation.commands;

import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.conversation.store.CommandKey;
import dev.prosa.conversation.updates.Update;
import dev.prosa.conversation.updates.UpdateReader;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// Wakes requests that wait for the answer to a command. An update says that there is one; which one
/// it is, the row says.
final class AnswerWatch implements UpdateReader {

    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    /// By conversation, so that most updates need not be read.
    private final Map<String, Set<Waiting>> waitingBy = new ConcurrentHashMap<>();

    private record Waiting(CommandKey key, Sinks.Empty<Void> woken) {

        /// Each is itself only: two requests may wait for the same answer.
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /// @param most requests that may wait at once
    AnswerWatch(int most) {
        this.most = most;
    }

    /// Watches from before the command is given, so that its answer cannot be missed, and completes
    /// when there is one or the time is over.
    ///
    /// @param giving gives the command once it is subscribed to
    Mono<Void> watch(CommandKey key, Duration patience, Mono<Void> giving) {
        return Mono.using(
                () -> enter(key),
                entered -> given(giving, entered, System.nanoTime() + patience.toNanos()),
                this::leave);
    }

    /// Goes on elsewhere than on the thread that reads updates for everybody.
    private static Mono<Void> given(Mono<Void> giving, Waiting entered, long until) {
        return giving.then(Mono.defer(() -> entered.woken()
                        .asMono()
                        .timeout(Duration.ofNanos(Math.max(1, until - System.nanoTime())), Mono.empty())))
                .publishOn(Schedulers.parallel());
    }

    private Waiting enter(CommandKey key) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            throw new TooManyWaitingException(most);
        }
        Waiting entered = new Waiting(key, Sinks.empty());
        waitingBy.compute(key.conversation().toString(), (_, others) -> {
            Set<Waiting> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(entered);
            return all;
        });
        return entered;
    }

    private void leave(Waiting left) {
        waiting.decrementAndGet();
        waitingBy.computeIfPresent(left.key().conversation().toString(), (_, all) -> {
            all.remove(left);
            return all.isEmpty() ? null : all;
        });
    }

    int waiting() {
        return waiting.get();
    }

    @Override
    public void read(Update update) {
        String conversation = update.conversation();
        Set<Waiting> asking = conversation == null ? null : waitingBy.get(conversation);
        if (asking == null) {
            return;
        }
        CommandAnswered answered = update.as(EventType.COMMAND_ANSWERED, CommandAnswered.class);
        if (answered == null) {
            return;
        }
        CommandKey key = new CommandKey(
                answered.conversationId(), answered.organizationId(), answered.agentId(), answered.commandId());
        for (Waiting one : asking) {
            if (one.key().equals(key)) {
                one.woken().tryEmitEmpty();
            }
        }
    }
}
