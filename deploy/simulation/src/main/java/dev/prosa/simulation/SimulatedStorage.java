package dev.prosa.simulation;

import dev.prosa.conversation.store.Advance;
import dev.prosa.conversation.store.BatchStorage;
import dev.prosa.conversation.store.BatchStore.Asked;
import dev.prosa.conversation.store.BatchStore.Known;
import dev.prosa.conversation.store.BatchWrites;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/// One consumer's way to the database. What it asks for waits until the scheduler lets it happen,
/// so anything can come in between.
final class SimulatedStorage implements BatchStorage {

    private final Database database;
    private final int consumer;
    private @Nullable Runnable waiting;
    private boolean stores;
    private @Nullable MonoSink<?> sink;

    SimulatedStorage(Database database, int consumer) {
        this.database = database;
        this.consumer = consumer;
    }

    @Override
    public Mono<Known> load(Asked asked) {
        return Mono.create(answer -> {
            stores = false;
            sink = answer;
            waiting = () -> answer.success(database.load(asked));
        });
    }

    @Override
    public Mono<Void> apply(List<Advance> advances, BatchWrites writes) {
        return Mono.create(answer -> {
            stores = true;
            sink = answer;
            waiting = () -> {
                try {
                    database.apply(consumer, advances, writes);
                } catch (RuntimeException e) {
                    answer.error(e);
                    return;
                }
                if (answerIsLost) {
                    answerIsLost = false;
                    answer.error(new LostConnectionException());
                    return;
                }
                answer.success();
            };
        });
    }

    private boolean answerIsLost;

    boolean isWaiting() {
        return waiting != null;
    }

    /// Whether what waits is a transaction.
    boolean isStoring() {
        return waiting != null && stores;
    }

    void proceed() {
        Runnable next = Objects.requireNonNull(waiting);
        waiting = null;
        next.run();
    }

    /// What waits is done, and nobody hears of it.
    void proceedAndLoseTheAnswer() {
        answerIsLost = true;
        proceed();
        answerIsLost = false;
    }

    /// What waits fails before it is done, in a way that passes.
    void fail() {
        MonoSink<?> asker = Objects.requireNonNull(sink);
        waiting = null;
        asker.error(new LostConnectionException());
    }
}
