package dev.prosa.ingress.delivery;

import dev.prosa.ingress.delivery.twilio.LookUp;
import dev.prosa.ingress.delivery.twilio.SendResult;
import dev.prosa.ingress.metrics.MetricNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Counts, times and logs what becomes of messages: the one place that does.
final class DeliveryMetrics {

    private static final Logger log = LoggerFactory.getLogger(DeliveryMetrics.class);

    private final MeterRegistry meters;
    private final Timer age;

    DeliveryMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.age = Timer.builder(MetricNames.DELIVERY_AGE)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(meters);
    }

    void gauges(Supplier<Number> waiting, Supplier<Number> partitions) {
        Gauge.builder(MetricNames.WAITING, waiting).register(meters);
        Gauge.builder(MetricNames.DELIVERY_PARTITIONS, partitions).register(meters);
    }

    void sent(SendResult result) {
        String tag = switch (result) {
            case SendResult.Accepted _ -> "ACCEPTED";
            case SendResult.Refused _ -> "REFUSED";
            case SendResult.NotTaken notTaken -> notTaken.why().name();
            case SendResult.Unclear unclear -> unclear.why().name();
        };
        meters.counter(MetricNames.SENDS, MetricNames.RESULT, tag).increment();
    }

    void lookedUp(LookUp result) {
        String tag = switch (result) {
            case LookUp.Found _ -> "FOUND";
            case LookUp.Missing _ -> "MISSING";
            case LookUp.Failed _ -> "FAILED";
        };
        meters.counter(MetricNames.LOOK_UPS, MetricNames.RESULT, tag).increment();
    }

    void ended(Outgoing outgoing, Ending ending, @Nullable Integer errorCode, Instant now) {
        meters.counter(MetricNames.SETTLED, MetricNames.RESULT, ending.name()).increment();
        Duration took = Duration.between(outgoing.message().decidedAt(), now);
        age.record(took.isNegative() ? Duration.ZERO : took);
        boolean well = ending == Ending.ACCEPTED || ending == Ending.FOUND;
        log.atLevel(well ? Level.DEBUG : Level.WARN)
                .addKeyValue("message", outgoing.message().messageId())
                .addKeyValue("conversation", outgoing.message().conversationId())
                .addKeyValue("kind", outgoing.message().kind())
                .addKeyValue("result", ending)
                .addKeyValue("errorCode", errorCode)
                .log("message settled");
    }

    void unreadable(int partition, long offset, String reason) {
        meters.counter(MetricNames.UNREADABLE).increment();
        log.atError()
                .addKeyValue("partition", partition)
                .addKeyValue("offset", offset)
                .addKeyValue("reason", reason)
                .log("an outbound message cannot be read and is left where it is");
    }

    void ledgerRetried() {
        meters.counter(MetricNames.LEDGER_RETRIES).increment();
    }
}
