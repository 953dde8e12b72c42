package dev.prosa.conversation.sweep;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Lets the sweeper go its rounds, and always says what it found.
final class SweepRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SweepRounds.class);

    private final Sweeper sweeper;
    private final Duration every;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final AtomicInteger skipped = new AtomicInteger();
    private @Nullable ScheduledExecutorService schedule;

    SweepRounds(Sweeper sweeper, Duration every, InstantSource clock, MeterRegistry meters) {
        this.sweeper = sweeper;
        this.every = every;
        this.clock = clock;
        this.meters = meters;
        Gauge.builder(SweepMetricNames.SKIPPED, skipped::get).register(meters);
        meters.counter(SweepMetricNames.SWEPT);
    }

    /// One round, now.
    void go() {
        try {
            switch (sweeper.sweep(clock.instant())) {
                case SweepOutcome.Swept swept -> tell(swept);
                case SweepOutcome.NotOurTurn _ -> count("not_our_turn");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) { // whatever it is, the next round comes
            count("failed");
            log.atWarn().addKeyValue("reason", e.toString()).log("sweep failed, tried again at the next round");
        }
    }

    private void tell(SweepOutcome.Swept swept) {
        count("swept");
        skipped.set(swept.skipped());
        meters.counter(SweepMetricNames.SWEPT).increment(swept.count());
        log.atInfo()
                .addKeyValue("count", swept.count())
                .addKeyValue("partitionsSkipped", swept.skipped())
                .log("swept {} overdue conversations", swept.count());
    }

    private void count(String outcome) {
        meters.counter(SweepMetricNames.ROUNDS, "outcome", outcome).increment();
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("sweeper").daemon().factory());
        started.scheduleWithFixedDelay(this::go, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        schedule = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = schedule;
        schedule = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return schedule != null;
    }
}
