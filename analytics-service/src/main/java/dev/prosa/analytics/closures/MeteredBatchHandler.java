package dev.prosa.analytics.closures;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Counts records and times batches. Handler and store know nothing of it.
final class MeteredBatchHandler implements BatchHandler {

    private final BatchHandler handler;
    private final MeterRegistry registry;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter unreadable;
    private final Counter superseded;
    private final Counter failures;
    private final DistributionSummary size;
    private final Timer time;
    private final Timer delay;

    MeteredBatchHandler(BatchHandler handler, MeterRegistry registry) {
        this.handler = handler;
        this.registry = registry;
        stored = registry.counter(AnalyticsMetrics.RECORDS, AnalyticsMetrics.RESULT, "stored");
        duplicates = registry.counter(AnalyticsMetrics.RECORDS, AnalyticsMetrics.RESULT, "duplicate");
        unreadable = registry.counter(AnalyticsMetrics.RECORDS, AnalyticsMetrics.RESULT, "unreadable");
        superseded = registry.counter(AnalyticsMetrics.SUPERSEDED);
        failures = registry.counter(AnalyticsMetrics.BATCH_FAILURES);
        size = registry.summary(AnalyticsMetrics.BATCH_SIZE);
        time = registry.timer(AnalyticsMetrics.BATCH_TIME);
        delay = registry.timer(AnalyticsMetrics.DELAY);
    }

    @Override
    public Stored handle(List<ConsumerRecord<byte[], byte[]>> records) {
        Timer.Sample sample = Timer.start(registry);
        try {
            Stored result = handler.handle(records);
            sample.stop(time);
            count(records, result);
            return result;
        } catch (RuntimeException e) {
            failures.increment();
            throw e;
        }
    }

    private void count(List<ConsumerRecord<byte[], byte[]>> records, Stored result) {
        size.record(records.size());
        stored.increment(result.revisions());
        duplicates.increment(result.duplicates());
        unreadable.increment(result.unreadable());
        superseded.increment(result.superseded());
        long now = registry.config().clock().wallTime();
        // The broker's clock may be ahead of ours.
        records.forEach(record -> delay.record(Duration.ofMillis(Math.max(0, now - record.timestamp()))));
    }
}
