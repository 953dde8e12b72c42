package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Relays in processes of their own, killed and frozen while rows come in without a pause.
class CrashedRelayTest extends RelayFixture {

    private static final Duration LATER = Duration.ofMinutes(2);

    private final List<RelayProcess> processes = new ArrayList<>();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private CompletableFuture<Void> writer;

    @AfterEach
    void end() throws Exception {
        enough.set(true);
        for (var process : processes) {
            process.kill();
        }
    }

    private RelayProcess startProcess() throws IOException {
        var process = RelayProcess.start(outbox.connections().postgres(), kafka.bootstrapServers());
        processes.add(process);
        return process;
    }

    /// Ten rows at a time, each batch a transaction.
    private void startWriting() {
        writer = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                outbox.updates(1, written.getAndAdd(10), 10, anna);
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        });
    }

    private void awaitRelayed(int rows) {
        await().atMost(LATER).until(() -> versions(UPDATES, anna).size() >= rows);
    }

    private void assertNothingIsLost() {
        enough.set(true);
        writer.join();
        awaitVersions(anna, 1, 0, written.get());
        assertThat(versions(UPDATES, anna).stream().distinct())
                .as("first copies are in order")
                .isEqualTo(expected(1, 0, written.get()));
        assertThat(outbox.query("SELECT count(*) FROM relay_slot WHERE created_at > saved_at"))
                .isEqualTo("0");
    }

    @Test
    void aRelayKilledInTheMiddleLosesNothing() throws Exception {
        var first = startProcess();
        startWriting();
        awaitRelayed(500);
        startRelay();

        first.kill();
        awaitRelayed(written.get() + 500);
        var third = startProcess();
        stopRelays();
        awaitRelayed(written.get() + 500);
        third.kill();
        startRelay();

        assertNothingIsLost();
        assertThat(observed.faults).isEmpty();
    }

    @Test
    void aKilledLeaderIsReplacedWithinTenSeconds() throws Exception {
        var leader = startProcess();
        startWriting();
        awaitRelayed(500);
        startRelay();
        assertThat(observed.leaders).as("the standby stands by").hasValue(0);

        leader.kill();

        await().atMost(Duration.ofSeconds(10)).untilAtomic(observed.leaders, is(1));
        awaitRelayed(written.get());
        assertNothingIsLost();
    }

    @Test
    void aFrozenLeaderIsReplacedWithinTenSecondsAndItsAwakeningDoesNoHarm() throws Exception {
        var leader = startProcess();
        startWriting();
        awaitRelayed(500);
        startRelay();

        leader.freeze();
        await().atMost(Duration.ofSeconds(10)).untilAtomic(observed.leaders, is(1));
        awaitRelayed(written.get());
        leader.thaw();
        awaitRelayed(written.get() + 1_000);

        assertNothingIsLost();
        assertThat(observed.leaders).as("the one that took over still leads").hasValue(1);
        assertThat(observed.faults).isEmpty();
    }
}
