package dev.prosa.expiry.firing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// An instance of the service without its HTTP side, hurried a little.
final class Instance implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FiringService service;

    private Instance(String bootstrapServers, InstantSource clock, Duration acknowledgementTimeout) {
        ExpiryProperties hurried = hurried(acknowledgementTimeout);
        service = new FiringService(
                new KafkaClients(Map.of("bootstrap.servers", bootstrapServers), hurried),
                clock,
                hurried,
                new ExpiryMeters(meters),
                error -> {
                    throw error;
                });
    }

    private static ExpiryProperties hurried(Duration acknowledgementTimeout) {
        return new ExpiryProperties(
                "expiry-service",
                3,
                2,
                50,
                Duration.ofMillis(10),
                acknowledgementTimeout,
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                1_000);
    }

    static Instance start(String bootstrapServers, InstantSource clock) {
        return start(bootstrapServers, clock, Duration.ofMinutes(1));
    }

    static Instance start(String bootstrapServers, InstantSource clock, Duration acknowledgementTimeout) {
        Instance instance = new Instance(bootstrapServers, clock, acknowledgementTimeout);
        instance.service.start();
        return instance;
    }

    TimerDesk desk() {
        return service;
    }

    Standing standing() {
        return service.standing();
    }

    /// Whether it holds so many partitions and all of them fire.
    boolean isReadyWith(int partitions) {
        return standing().isReady() && standing().held().size() == partitions;
    }

    double records(String outcome) {
        return meters.get(ExpiryMetrics.RECORDS)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    double counted(String name) {
        return meters.get(name).counter().count();
    }

    @Override
    public void close() {
        service.stop();
    }
}
