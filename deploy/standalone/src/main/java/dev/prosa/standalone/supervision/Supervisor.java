package dev.prosa.standalone.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A number of children that belong together.
public final class Supervisor {

    private final Consumer<ChildEvent> listener;
    private final Map<String, SupervisedChild> children = new LinkedHashMap<>();
    private boolean stopping;

    /// @param listener told everything that happens, by several threads; must be quick
    public Supervisor(Consumer<ChildEvent> listener) {
        this.listener = listener;
    }

    /// Starts a child and keeps it running.
    ///
    /// @return completes with how long it took to become ready, or with a [StartFailedException]
    public CompletableFuture<Duration> start(Program program) {
        SupervisedChild child;
        synchronized (this) {
            if (stopping) {
                return CompletableFuture.failedFuture(new IllegalStateException("everything is being stopped"));
            }
            child = new SupervisedChild(program, listener);
            if (children.putIfAbsent(program.name(), child) != null) {
                throw new IllegalArgumentException("there is a child " + program.name() + " already");
            }
        }
        return child.start();
    }

    /// Stops all children, group by group; those of a group at the same time. What stands in no
    /// group stops last.
    ///
    /// @param order names of children
    public void stop(List<List<String>> order) {
        var left = leaveNoneToStart();
        for (var group : order) {
            stopAtOnce(group.stream()
                    .map(left::remove)
                    .filter(child -> child != null)
                    .toList());
        }
        stopAtOnce(left.values());
    }

    private synchronized Map<String, SupervisedChild> leaveNoneToStart() {
        stopping = true;
        return new LinkedHashMap<>(children);
    }

    private static void stopAtOnce(Collection<SupervisedChild> group) {
        var threads = new ArrayList<Thread>();
        group.forEach(child -> threads.add(Thread.ofPlatform().daemon().start(child::stop)));
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
