package dev.prosa.conversation.handling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.store.BatchWrites;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/// A batch that its listener gave up, at every moment of its way, and the batch of another partition
/// that gets the same connection next.
class AbandonedBatchTest {

    private static final int ROUNDS = 150;
    private static final int RECORDS = 20;
    private static final int OTHER = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final BatchWrites NOTHING =
            new BatchWrites(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private TestStore store;

    @BeforeEach
    void open() {
        store = new TestStore(true);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private int next() {
        String row = store.rows("SELECT next_offset FROM partition_progress WHERE partition = " + Log.PARTITION)
                .getFirst();
        return Integer.parseInt(row.substring(1, row.length() - 1));
    }

    @Test
    void nobodyCommitsItsHalf() {
        Log log = new Log();
        for (int i = 0; i < ROUNDS * RECORDS; i++) {
            log.add(RunningService.customer("+1" + i).writes("SM" + i, "Oi"));
        }
        store.store().position(Log.TOPIC, OTHER, 12, 0).block(PATIENCE);

        for (int round = 0; round < ROUNDS; round++) {
            int from = next();
            Disposable batch =
                    store.handler().handle(log.batch(from, from + RECORDS)).subscribe(_ -> {}, _ -> {});
            LockSupport.parkNanos(Duration.ofNanos(round * 100_000L).toNanos());
            batch.dispose();
            store.store()
                    .apply(Log.TOPIC, OTHER, round, round + 1L, Instant.now(), NOTHING)
                    .block(PATIENCE);

            assertThat(store.rows("SELECT t.log_offset FROM transition t WHERE NOT EXISTS"
                            + " (SELECT FROM outbox o WHERE o.log_offset = t.log_offset)"))
                    .as("round %d: inputs applied of which nothing left", round)
                    .isEmpty();
            assertThat(store.rows("SELECT p.next_offset - (SELECT count(*) FROM transition)"
                            + " FROM partition_progress p WHERE p.partition = " + Log.PARTITION))
                    .as("round %d: inputs passed over", round)
                    .containsExactly("(0)");
        }
    }
}
