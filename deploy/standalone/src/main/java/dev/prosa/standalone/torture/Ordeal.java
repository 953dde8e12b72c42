package dev.prosa.standalone.torture;

import dev.prosa.standalone.Failure;
import dev.prosa.standalone.torture.judge.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Lets a schedule of faults happen. The next one comes at its time whether or not the one before has
/// healed, unless something is broken for so long that more faults would prove nothing.
final class Ordeal {

    private static final Duration LONG_BROKEN = Duration.ofMinutes(2);
    private static final Duration LONGEST_BROKEN = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Injector injector;
    private final Healing healing;
    private final Consumer<String> news;
    private final List<Thread> running = new ArrayList<>();
    private final List<Fault> done = new CopyOnWriteArrayList<>();
    private final List<String> undone = new CopyOnWriteArrayList<>();

    Ordeal(Injector injector, Healing healing, Consumer<String> news) {
        this.injector = injector;
        this.healing = healing;
        this.news = news;
    }

    /// Returns when all faults are over, or the time is.
    void suffer(Schedule schedule, Instant end) throws InterruptedException {
        for (var fault : schedule.faults()) {
            Thread.sleep(fault.pause());
            awaitNothingLongBroken();
            if (Instant.now().isAfter(end)) {
                news.accept("the time is over, %d faults are left out"
                        .formatted(schedule.faults().size() - running.size()));
                break;
            }
            news.accept("#%d %s".formatted(fault.number(), fault.line()));
            running.add(Thread.ofVirtual().start(() -> inject(fault)));
        }
        for (var thread : running) {
            thread.join(Duration.ofMinutes(2));
        }
    }

    private void inject(Fault fault) {
        try {
            injector.inject(fault);
            done.add(fault);
            healing.over(fault);
        } catch (Failure | IllegalStateException e) {
            undone.add(fault.line() + ": " + e.getMessage());
            news.accept("#%d was not done: %s".formatted(fault.number(), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitNothingLongBroken() throws InterruptedException {
        var begun = Instant.now();
        while (Duration.between(begun, Instant.now()).compareTo(LONGEST_BROKEN) < 0) {
            var now = Instant.now();
            if (healing.open().values().stream()
                    .allMatch(over -> Duration.between(over, now).compareTo(LONG_BROKEN) < 0)) {
                return;
            }
            Thread.sleep(LOOK);
        }
    }

    /// Waits until everything works again.
    Verdict healed(Duration patience) throws InterruptedException {
        var giveUpAt = Instant.now().plus(patience);
        while (!healing.open().isEmpty() && Instant.now().isBefore(giveUpAt)) {
            Thread.sleep(LOOK);
        }
        var open = healing.open().keySet();
        return new Verdict(
                "everything heals by itself",
                open.isEmpty(),
                open.isEmpty()
                        ? done.size() + " faults healed"
                        : "not after %s: %s; not ready: %s"
                                .formatted(
                                        patience,
                                        open.stream().map(Fault::line).toList(),
                                        healing.unready().stream()
                                                .map(Part::partName)
                                                .toList()));
    }

    List<Fault> done() {
        return List.copyOf(done);
    }

    /// What could not be done, and why.
    List<String> undone() {
        return List.copyOf(undone);
    }
}
