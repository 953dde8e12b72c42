package dev.prosa.ingress.publishing;

import dev.prosa.ingress.metrics.MetricNames;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Times Kafka.
final class DeliveryMetrics {

    private final Timer acknowledged;
    private final Timer givenUp;

    DeliveryMetrics(MeterRegistry meters) {
        acknowledged = timer(true, meters);
        givenUp = timer(false, meters);
    }

    void acknowledged(long nanos) {
        acknowledged.record(nanos, TimeUnit.NANOSECONDS);
    }

    void givenUp(long nanos) {
        givenUp.record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(boolean acknowledged, MeterRegistry meters) {
        return Timer.builder(MetricNames.ACKNOWLEDGEMENT)
                .tag(MetricNames.ACKNOWLEDGED, Boolean.toString(acknowledged))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(15))
                .register(meters);
    }
}
