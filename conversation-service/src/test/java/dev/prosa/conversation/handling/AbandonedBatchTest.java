package dev.prosa.conversation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.conversation.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;

/// A listener gives a batch up when it takes too long, with statements of it on their way. Whoever
/// gets its connection next must not commit half of it.
class AbandonedBatchTest {

    private final TestStore store = TestStore.pooled();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void nothingOfABatchThatWasGivenUpIsCommittedWithTheNextOne() {
        Log log = new Log().add(RunningService.customer("+1000").writes("SM1", "Oi"));
        Disposable.Swap listener = Disposables.swap();
        store.uponStatement(sql -> {
            if (sql.contains("INSERT INTO outbox")) {
                listener.dispose();
            }
        });
        listener.update(store.handler().handle(log.all()).subscribe());
        await().until(listener::isDisposed);
        store.uponStatement(_ -> {});

        store.handle(store.handler(), log.all());

        assertThat(store.count("transition")).isEqualTo(1);
        assertThat(store.rows("SELECT DISTINCT key FROM outbox")).hasSize(1);
    }
}
