package dev.prosa.standalone.up;

import dev.prosa.standalone.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Children of an `up` that was killed. They notice by themselves and end; here the next `up` waits
/// for them, and helps those that don't.
final class Leftovers {

    private static final Duration BY_THEMSELVES = Duration.ofSeconds(10);
    private static final Duration ASKED = Duration.ofSeconds(10);
    private static final Duration KILLED = Duration.ofSeconds(5);

    private final List<ProcessHandle> processes;

    private Leftovers(List<ProcessHandle> processes) {
        this.processes = processes;
    }

    /// Whoever holds the directory's lock knows that no living `up` owns them.
    static Leftovers on(Path data) {
        return new Leftovers(ProcessHandle.allProcesses()
                .filter(process -> Marker.of(process)
                        .filter(mark -> mark.data().equals(data))
                        .isPresent())
                .toList());
    }

    boolean isEmpty() {
        return processes.isEmpty();
    }

    /// `kafka (pid 12), postgres (pid 13)`.
    String inWords() {
        return processes.stream()
                .map(process -> Marker.of(process).map(Marker::name).orElse("a child") + " (pid " + process.pid() + ")")
                .collect(Collectors.joining(", "));
    }

    /// Returns when all are gone.
    ///
    /// @throws Failure if one cannot even be killed
    void await() {
        if (areGoneWithin(BY_THEMSELVES)) {
            return;
        }
        processes.forEach(ProcessHandle::destroy);
        if (areGoneWithin(ASKED)) {
            return;
        }
        processes.forEach(ProcessHandle::destroyForcibly);
        if (!areGoneWithin(KILLED)) {
            throw new Failure("Processes of an earlier run cannot be stopped: " + inWords());
        }
    }

    private boolean areGoneWithin(Duration time) {
        try {
            return CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .thenApply(_ -> true)
                    .completeOnTimeout(false, time.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            return false;
        }
    }
}
