package dev.prosa.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Ends something once: when it is closed, or when the JVM ends.
final class Ending implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Deque<Ending> OPEN = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Ending::closeAll, "end-test-infrastructure"));
    }

    private final Runnable end;

    private Ending(Runnable end) {
        this.end = end;
    }

    static Ending by(Runnable end) {
        var ending = new Ending(end);
        synchronized (OPEN) {
            OPEN.push(ending);
        }
        return ending;
    }

    @Override
    public void close() {
        boolean mine;
        synchronized (OPEN) {
            mine = OPEN.remove(this);
        }
        if (mine) {
            end.run();
        }
    }

    /// The last that was started ends first.
    private static void closeAll() {
        awaitSpring();
        for (var next = latest(); next != null; next = latest()) {
            next.close();
        }
    }

    /// Services in this JVM stop at the same time; they do it better while their servers are there.
    private static void awaitSpring() {
        try {
            for (var thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith("Spring") && thread.getName().endsWith("ShutdownHook")) {
                    thread.join(PATIENCE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable Ending latest() {
        synchronized (OPEN) {
            return OPEN.peek();
        }
    }
}
