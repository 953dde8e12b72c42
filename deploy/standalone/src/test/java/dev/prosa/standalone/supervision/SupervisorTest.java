package dev.prosa.standalone.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real processes: small shell scripts.
class SupervisorTest {

    private static final String WORKS = "echo ready; cat";
    private static final String REFUSES_TO_STOP = "trap '' TERM; echo ready; while :; do sleep 0.1; done";

    @TempDir
    Path logs;

    private final List<ChildEvent> events = new CopyOnWriteArrayList<>();
    private final Supervisor supervisor = new Supervisor(events::add);

    @AfterEach
    void stop() {
        supervisor.stop(List.of());
    }

    @Test
    void aChildIsReadyWhenItSaysSo() throws Exception {
        start("worker", WORKS);

        assertThat(events)
                .hasExactlyElementsOfTypes(ChildEvent.Started.class, ChildEvent.Ready.class)
                .allMatch(event -> event.program().name().equals("worker"));
    }

    @Test
    void aKilledChildIsStartedAgainAtOnce() throws Exception {
        start("worker", WORKS);
        var killed = process(0);

        killed.destroyForcibly();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> of(ChildEvent.Ready.class).size() == 2);
        var died = of(ChildEvent.Died.class).getFirst();
        assertThat(died.how()).isEqualTo("was killed (SIGKILL)");
        assertThat(died.lastWords()).isEmpty();
        assertThat(died.restartIn()).isLessThan(Duration.ofSeconds(1));
        assertThat(of(ChildEvent.Ready.class).getLast().restarts()).isEqualTo(1);
        assertThat(process(1).pid()).isNotEqualTo(killed.pid());
        assertThat(isAlive(1)).isTrue();
    }

    @Test
    void anErrorOfLongAgoIsNotBlamedForAKill() throws Exception {
        start("worker", "echo 'ERROR mended since'; " + WORKS);

        process(0).destroyForcibly();

        await().until(() -> of(ChildEvent.Died.class).size() == 1);
        assertThat(of(ChildEvent.Died.class).getFirst().lastWords()).isEmpty();
    }

    @Test
    void aChildThatDiesOfAnErrorIsMournedWithIt() throws Exception {
        start("worker", "echo ready; echo 'ERROR disk on fire'; echo bye; read line; exit 3");

        process(0).destroy();

        await().until(() -> of(ChildEvent.Died.class).size() == 1);
        assertThat(of(ChildEvent.Died.class).getFirst().how()).isEqualTo("was terminated (SIGTERM)");
        assertThat(of(ChildEvent.Died.class).getFirst().lastWords()).isEqualTo("ERROR disk on fire");
    }

    @Test
    void aChildThatNeverBecomesReadyIsGivenUpWithItsLastWords() {
        var start = supervisor.start(program("worker", "echo 'ERROR no database'; exit 1"));

        assertThatThrownBy(() -> start.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(StartFailedException.class)
                .hasMessage("worker does not start: it ended with status 1: ERROR no database (its log: "
                        + logs.resolve("worker.log") + ")");
        assertThat(of(ChildEvent.Started.class)).hasSize(2);
    }

    @Test
    void aChildThatTakesTooLongIsKilledAndGivenUp() {
        var slow = new Program(
                "worker",
                List.of("sh", "-c", "cat"),
                Map.of(),
                log("worker"),
                0,
                Readiness.line("ready"),
                Duration.ofMillis(300),
                Duration.ofSeconds(5));

        var start = supervisor.start(slow);

        assertThatThrownBy(() -> start.get(20, TimeUnit.SECONDS))
                .hasMessageContaining("worker does not start: it was not ready after 0 s");
        assertThat(isAlive(0)).isFalse();
    }

    @Test
    void aProgramThatDoesNotExistIsSaidNotToRun() {
        var missing = new Program(
                "worker",
                List.of(logs.resolve("missing").toString()),
                Map.of(),
                log("worker"),
                0,
                Readiness.line("ready"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));

        var start = supervisor.start(missing);

        assertThatThrownBy(() -> start.get(10, TimeUnit.SECONDS))
                .hasMessageContaining("worker does not start: it cannot be run: Cannot run program");
    }

    @Test
    void groupsStopInOrder() throws Exception {
        for (var name : List.of("store", "inner", "door")) {
            start(name, WORKS);
        }

        supervisor.stop(List.of(List.of("door"), List.of("inner")));

        assertThat(of(ChildEvent.Stopped.class))
                .extracting(stopped -> stopped.program().name())
                .containsExactly("door", "inner", "store");
        assertThat(of(ChildEvent.Stopped.class)).noneMatch(ChildEvent.Stopped::killed);
        assertThat(of(ChildEvent.Died.class)).isEmpty();
        assertThat(List.of(0, 1, 2)).noneMatch(this::isAlive);
    }

    @Test
    void aChildThatRefusesToStopIsKilled() throws Exception {
        start("worker", REFUSES_TO_STOP);

        supervisor.stop(List.of(List.of("worker")));

        assertThat(of(ChildEvent.Stopped.class).getFirst().killed()).isTrue();
        assertThat(isAlive(0)).isFalse();
    }

    @Test
    void nothingStartsOnceAllIsStopped() {
        supervisor.stop(List.of());

        assertThat(supervisor.start(program("worker", WORKS))).isCompletedExceptionally();
        assertThat(events).isEmpty();
    }

    private void start(String name, String script) throws Exception {
        supervisor.start(program(name, script)).get(10, TimeUnit.SECONDS);
    }

    private Program program(String name, String script) {
        return new Program(
                name,
                List.of("sh", "-c", script),
                Map.of("NAME", name),
                log(name),
                0,
                Readiness.line("ready"),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1));
    }

    private LogFile log(String name) {
        return new LogFile(logs.resolve(name + ".log"));
    }

    private boolean isAlive(int start) {
        return ProcessHandle.of(pid(start)).filter(ProcessHandle::isAlive).isPresent();
    }

    private ProcessHandle process(int start) {
        return ProcessHandle.of(pid(start)).orElseThrow();
    }

    private long pid(int start) {
        return of(ChildEvent.Started.class).get(start).pid();
    }

    private <T extends ChildEvent> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
