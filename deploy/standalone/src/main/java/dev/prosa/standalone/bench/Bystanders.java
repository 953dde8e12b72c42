package dev.prosa.standalone.bench;

import dev.prosa.standalone.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Those who want something of expiry-service while it fires: they ask how it stands, and arm new
/// timers and ask for them until they are held.
final class Bystanders {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int MOST_ASKED = 300;

    private final TimerFleet fleet;
    private final TimerWriter writer;
    private final long from;
    private final Instant at;
    private final List<Long> answers = new ArrayList<>();
    private final List<Long> armed = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ended;

    private Bystanders(TimerFleet fleet, TimerWriter writer, long from, Instant at) {
        this.fleet = fleet;
        this.writer = writer;
        this.from = from;
        this.at = at;
        this.thread = Thread.ofPlatform().daemon().name("bystanders").unstarted(this::stand);
    }

    /// @param from the first index no timer has yet
    /// @param at when the others fall due
    static Bystanders begin(TimerFleet fleet, TimerWriter writer, long from, Instant at) {
        Bystanders bystanders = new Bystanders(fleet, writer, from, at);
        bystanders.thread.start();
        return bystanders;
    }

    private void stand() {
        try {
            Duration until = Duration.between(Instant.now(), at);
            if (until.isPositive()) {
                Thread.sleep(until);
            }
            for (long i = from; !ended; i++) {
                long begun = System.nanoTime();
                fleet.get("/api/timers");
                answers.add(System.nanoTime() - begun);
                armAndSee(i);
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Failure e) {
            answers.add(Long.MAX_VALUE); // it stood still
        }
    }

    private void armAndSee(long index) throws InterruptedException {
        Instant tomorrow = at.plus(Duration.ofDays(1));
        long begun = System.nanoTime();
        writer.arm(index, 1, _ -> tomorrow);
        for (int asked = 0; asked < MOST_ASKED; asked++) {
            if (fleet.get("/api/timers/" + TimerWriter.conversation(index)).contains("fireAt")) {
                armed.add(System.nanoTime() - begun);
                return;
            }
            Thread.sleep(20);
        }
        armed.add(Long.MAX_VALUE);
    }

    /// Percentiles of both.
    Map<String, Object> end() throws InterruptedException {
        ended = true;
        thread.join(Duration.ofMinutes(1));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("questionsWhileFiringMillis", summary(answers));
        result.put("newTimersHeldWhileFiringMillis", summary(armed));
        return result;
    }

    private static Map<String, Double> summary(List<Long> nanos) {
        return new Percentiles(nanos.stream().mapToLong(Long::longValue).toArray()).summary();
    }
}
