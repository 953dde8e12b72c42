package dev.prosa.standalone.torture;

import dev.prosa.standalone.Failure;
import dev.prosa.standalone.supervision.ChildEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Who runs under which process ID, as the supervisor tells it, and what can be done to them.
final class Processes implements Consumer<ChildEvent> {

    private static final Duration APPEARS = Duration.ofSeconds(60);
    private static final Duration BECOMES_READY = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 50;

    private final Map<String, Long> running = new ConcurrentHashMap<>();
    private final Set<String> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger starts = new AtomicInteger();
    private final Consumer<String> news;

    /// @param news told of every death that nobody here caused
    Processes(Consumer<String> news) {
        this.news = news;
    }

    @Override
    public void accept(ChildEvent event) {
        var name = event.program().name();
        switch (event) {
            case ChildEvent.Started started -> {
                running.put(name, started.pid());
                starts.incrementAndGet();
            }
            case ChildEvent.Died died -> {
                running.remove(name);
                ready.remove(name);
                if (!died.lastWords().isEmpty() && !died.how().contains("SIGKILL")) {
                    news.accept(name + " " + died.how() + ": " + died.lastWords());
                }
            }
            case ChildEvent.Stopped _ -> running.remove(name);
            case ChildEvent.Ready _ -> ready.add(name);
        }
    }

    int starts() {
        return starts.get();
    }

    /// Waits until it runs: what was just killed is started again within seconds.
    ///
    /// @throws Failure if it does not come
    ProcessHandle of(Part part) {
        long giveUpAt = System.nanoTime() + APPEARS.toNanos();
        while (System.nanoTime() < giveUpAt) {
            var found = Optional.ofNullable(running.get(part.partName())).flatMap(ProcessHandle::of);
            if (found.isPresent() && found.get().isAlive()) {
                return found.get();
            }
            pause(POLL_MILLIS);
        }
        throw new Failure(part.partName() + " does not run: see its log");
    }

    /// Waits until it was ready and has not died since.
    ///
    /// @throws Failure if it does not become so
    void awaitReady(Part part) {
        long giveUpAt = System.nanoTime() + BECOMES_READY.toNanos();
        while (!ready.contains(part.partName())) {
            if (System.nanoTime() > giveUpAt) {
                throw new Failure(part.partName() + " is not ready: see its log");
            }
            pause(POLL_MILLIS);
        }
    }

    /// PostgreSQL's first process, a child of the one that owns it.
    ///
    /// @throws Failure if it does not come
    ProcessHandle postmaster() {
        long giveUpAt = System.nanoTime() + APPEARS.toNanos();
        while (System.nanoTime() < giveUpAt) {
            var found = of(Part.POSTGRES)
                    .children()
                    .filter(child -> child.info().command().orElse("").endsWith("/postgres"))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            pause(POLL_MILLIS);
        }
        throw new Failure("PostgreSQL does not run: see its log");
    }

    /// @param signal such as `STOP`
    static void signal(ProcessHandle process, String signal) {
        try {
            var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new Failure("kill cannot be run here: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets go on whatever stands still.
    void continueAll() {
        running.values().forEach(pid -> ProcessHandle.of(pid).ifPresent(process -> signal(process, "CONT")));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted");
        }
    }
}
