package dev.prosa.ingress.quarantine;

import dev.prosa.ingress.metrics.MetricNames;
import dev.prosa.ingress.signature.SignatureFailure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts refused webhooks: what was wrong with them, and whether they were kept. Every series is
/// there from the start.
final class QuarantineMetrics {

    private final Map<QuarantineReason, Counter> signatureFailures = new EnumMap<>(QuarantineReason.class);
    private final Map<QuarantineReason, Counter> kept = new EnumMap<>(QuarantineReason.class);
    private final Map<Overflow, Counter> dropped = new EnumMap<>(Overflow.class);

    QuarantineMetrics(MeterRegistry meters) {
        for (SignatureFailure failure : SignatureFailure.values()) {
            signatureFailures.put(
                    QuarantineReason.of(failure),
                    meters.counter(MetricNames.SIGNATURE_FAILURES, MetricNames.REASON, failure.name()));
        }
        for (QuarantineReason reason : QuarantineReason.values()) {
            kept.put(reason, meters.counter(MetricNames.QUARANTINED, MetricNames.REASON, reason.name()));
        }
        for (Overflow limit : Overflow.values()) {
            dropped.put(limit, meters.counter(MetricNames.QUARANTINE_OVERFLOW, MetricNames.LIMIT, limit.name()));
        }
    }

    void refused(QuarantineReason reason) {
        increment(signatureFailures.get(reason));
    }

    void kept(QuarantineReason reason) {
        increment(kept.get(reason));
    }

    void dropped(Overflow limit) {
        increment(dropped.get(limit));
    }

    private static void increment(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
