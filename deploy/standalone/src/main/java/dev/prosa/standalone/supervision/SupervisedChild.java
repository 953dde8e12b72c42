package dev.prosa.standalone.supervision;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One child: started, and started again whenever it dies, until it is told to stop.
///
/// A thread of its own waits for its end, so its death is noticed at once.
final class SupervisedChild {

    /// Starts that may come to nothing before the very first is given up.
    private static final int FIRST_ATTEMPTS = 2;

    private static final long POLL_MILLIS = 100;

    private final Program program;
    private final Consumer<ChildEvent> listener;
    private final CompletableFuture<Duration> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Process process;
    private int restarts;

    SupervisedChild(Program program, Consumer<ChildEvent> listener) {
        this.program = program;
        this.listener = listener;
        this.thread =
                Thread.ofPlatform().daemon().name("supervise-" + program.name()).unstarted(this::supervise);
    }

    /// Completes when the child is ready for the first time, with how long that took, or with a
    /// [StartFailedException].
    CompletableFuture<Duration> start() {
        thread.start();
        return firstReady;
    }

    /// Asks the child to end, kills it if it takes too long, and returns when it is gone.
    void stop() {
        var begun = Instant.now();
        var child = refuseFurtherStarts();
        if (child == null || !child.isAlive()) {
            return;
        }
        child.destroy();
        var killed = false;
        try {
            if (!child.waitFor(program.stop().toMillis(), TimeUnit.MILLISECONDS)) {
                killed = true;
                child.destroyForcibly().waitFor(program.stop().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        listener.accept(new ChildEvent.Stopped(program, Duration.between(begun, Instant.now()), killed));
    }

    private synchronized @Nullable Process refuseFurtherStarts() {
        stopping.countDown();
        return process;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void supervise() {
        int failures = 0;
        try {
            while (!isStopping()) {
                long logged = program.log().size();
                var life = live(logged);
                if (isStopping()) {
                    return;
                }
                failures = life.wasReady() ? 0 : failures + 1;
                if (!mournAndWait(life, failures)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param ending in words
    /// @param lastWords what it said of the cause, perhaps nothing
    private record Life(boolean wasReady, String ending, String lastWords) {}

    /// From start to death.
    private Life live(long logged) throws InterruptedException {
        try {
            var begun = Instant.now();
            var child = launch(begun);
            if (child == null) {
                return new Life(false, "was not started", "");
            }
            var start = becomesReady(child, logged, begun);
            var ending = new Ending(child.waitFor());
            var output = program.log().since(logged);
            return switch (start) {
                case READY, DIED -> new Life(start == Start.READY, ending.inWords(), lastWords(ending, output));
                case TOO_SLOW ->
                    new Life(
                            false,
                            "was not ready after " + program.start().toSeconds() + " s",
                            LastWords.error(output));
            };
        } catch (IOException e) {
            return new Life(false, "cannot be run", String.valueOf(e.getMessage()));
        }
    }

    private static String lastWords(Ending ending, String output) {
        if (ending.byForce()) {
            return "";
        }
        return ending.bySignal() ? LastWords.error(output) : LastWords.of(output);
    }

    /// Null if it was told to stop meanwhile.
    private synchronized @Nullable Process launch(Instant now) throws IOException {
        if (isStopping()) {
            return null;
        }
        program.log().roll();
        var builder = new ProcessBuilder(program.command())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(program.log().path().toFile()));
        builder.environment().putAll(program.environment());
        var child = builder.start();
        process = child;
        listener.accept(new ChildEvent.Started(program, child.pid(), now, restarts));
        return child;
    }

    private enum Start {
        READY,
        DIED,
        TOO_SLOW
    }

    private Start becomesReady(Process child, long logged, Instant begun) throws InterruptedException {
        var deadline = begun.plus(program.start());
        while (!child.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (program.readiness().isReady(program.log().since(logged))) {
                var after = Duration.between(begun, Instant.now());
                listener.accept(new ChildEvent.Ready(program, after, restarts));
                firstReady.complete(after);
                return Start.READY;
            }
            if (Instant.now().isAfter(deadline) && !isStopping()) {
                child.destroyForcibly();
                return Start.TOO_SLOW;
            }
        }
        return Start.DIED;
    }

    /// Says how the child died and waits before the next start; false if there shall be none.
    private boolean mournAndWait(Life life, int failures) throws InterruptedException {
        if (!firstReady.isDone() && failures >= FIRST_ATTEMPTS) {
            firstReady.completeExceptionally(new StartFailedException(
                    program.name(),
                    life.ending(),
                    life.lastWords(),
                    program.log().path()));
            return false;
        }
        var wait = Backoff.after(failures);
        listener.accept(new ChildEvent.Died(program, life.ending(), life.lastWords(), wait));
        restarts++;
        return !stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
