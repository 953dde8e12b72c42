package dev.prosa.expiry.firing;

import dev.prosa.expiry.timers.Arrival;
import dev.prosa.expiry.timers.Timer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Counts what the timers' thread does. The timers themselves know nothing of it.
final class ExpiryMeters {

    private final MeterRegistry registry;
    private final Map<Arrival, Counter> arrivals = new EnumMap<>(Arrival.class);
    private final Counter unreadable;
    private final Counter fired;
    private final Counter lost;
    private final io.micrometer.core.instrument.Timer lateness;
    private final io.micrometer.core.instrument.Timer rebuild;

    ExpiryMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Arrival arrival : Arrival.values()) {
            arrivals.put(arrival, records(arrival.name().toLowerCase(Locale.ROOT)));
        }
        unreadable = records("unreadable");
        fired = registry.counter(ExpiryMetrics.FIRED);
        lost = registry.counter(ExpiryMetrics.LOST);
        rebuild = registry.timer(ExpiryMetrics.REBUILD);
        lateness = io.micrometer.core.instrument.Timer.builder(ExpiryMetrics.LATENESS)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(registry);
    }

    private Counter records(String outcome) {
        return registry.counter(ExpiryMetrics.RECORDS, "outcome", outcome);
    }

    /// Reads the gauges from what the timers' thread publishes.
    void watch(TimerDesk desk, InstantSource clock) {
        gauge(ExpiryMetrics.PENDING, desk, Standing::pending).register(registry);
        gauge(ExpiryMetrics.IN_FLIGHT, desk, Standing::inFlight).register(registry);
        gauge(ExpiryMetrics.MOST_LATE, desk, now -> mostLateSeconds(now, clock.instant()))
                .baseUnit("seconds")
                .register(registry);
        gauge(ExpiryMetrics.PARTITIONS, desk, now -> now.rebuilding().size())
                .tag("state", "rebuilding")
                .register(registry);
        gauge(
                        ExpiryMetrics.PARTITIONS,
                        desk,
                        now -> now.held().size() - now.rebuilding().size())
                .tag("state", "rebuilt")
                .register(registry);
    }

    private static Gauge.Builder<TimerDesk> gauge(String name, TimerDesk desk, ToDoubleFunction<Standing> value) {
        return Gauge.builder(name, desk, asked -> value.applyAsDouble(asked.standing()));
    }

    private static double mostLateSeconds(Standing standing, Instant now) {
        Timer late = standing.mostLate(now);
        return late == null ? 0 : Duration.between(late.fireAt(), now).toMillis() / 1e3;
    }

    void arrived(Arrival arrival) {
        Objects.requireNonNull(arrivals.get(arrival)).increment();
    }

    void unreadable() {
        unreadable.increment();
    }

    void fired(Duration late) {
        fired.increment();
        lateness.record(late);
    }

    void lost() {
        lost.increment();
    }

    void rebuilt(Duration took) {
        rebuild.record(took);
    }
}
