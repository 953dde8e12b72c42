package dev.prosa.conversation.relay;

import dev.prosa.contracts.topic.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts what the relay does. The relay knows nothing of it.
final class RelayMetrics implements RelayObserver {

    private final MeterRegistry meters;
    private final EngineMBean engine;
    private final Timer lag;
    private final Timer transaction;
    private volatile boolean leader;
    private volatile double retained = Double.NaN;

    RelayMetrics(MeterRegistry meters, EngineMBean engine) {
        this.meters = meters;
        this.engine = engine;
        this.lag =
                Timer.builder(RelayMetricNames.LAG).publishPercentileHistogram().register(meters);
        this.transaction = Timer.builder(RelayMetricNames.TRANSACTION)
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder(RelayMetricNames.LEADER, () -> leader ? 1 : 0).register(meters);
        Gauge.builder(RelayMetricNames.SLOT_RETAINED, () -> retained)
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder(RelayMetricNames.ENGINE_CONNECTED, engine::connected).register(meters);
        Gauge.builder(RelayMetricNames.ENGINE_BEHIND, engine::behindMillis)
                .baseUnit("ms")
                .register(meters);
        Gauge.builder(RelayMetricNames.ENGINE_QUEUE_FREE, engine::queueFree).register(meters);
        registerAtZero();
    }

    /// So that a rate is known from the first increment on.
    private void registerAtZero() {
        for (Topic topic : Topic.values()) {
            if (topic.owner().equals("conversation-service") && topic != Topic.CONVERSATION_EVENTS) {
                meters.counter(RelayMetricNames.ROWS, "topic", topic.topicName());
            }
        }
        for (SlotFault fault : SlotFault.values()) {
            if (fault != SlotFault.FIRST_START) {
                meters.counter(RelayMetricNames.SLOT_LOST, "reason", fault.name());
            }
        }
        meters.counter(RelayMetricNames.REPUBLISHED, "what", "rows");
        meters.counter(RelayMetricNames.REPUBLISHED, "what", "timers");
        meters.counter(RelayMetricNames.RESTARTS);
        meters.counter(RelayMetricNames.RETRIES);
    }

    @Override
    public void leads(boolean now) {
        leader = now;
        if (!now) {
            retained = Double.NaN;
            engine.forget();
        }
    }

    @Override
    public void streams(String name) {
        engine.follow(name);
    }

    @Override
    public void relayed(List<OutboxRow> rows, Instant committedAt, Duration took) {
        Map<String, Integer> byTopic = new HashMap<>();
        rows.forEach(row -> byTopic.merge(row.topic(), 1, Integer::sum));
        byTopic.forEach((topic, count) ->
                meters.counter(RelayMetricNames.ROWS, "topic", topic).increment(count));
        lag.record(Duration.between(committedAt, Instant.now()));
        transaction.record(took);
    }

    @Override
    public void retries() {
        meters.counter(RelayMetricNames.RETRIES).increment();
    }

    @Override
    public void refused(Refusal refusal) {
        meters.counter(RelayMetricNames.REFUSED, "reason", refusal.reason()).increment();
    }

    @Override
    public void slotLost(SlotFault fault) {
        meters.counter(RelayMetricNames.SLOT_LOST, "reason", fault.name()).increment();
    }

    @Override
    public void republished(long rows, long timers) {
        meters.counter(RelayMetricNames.REPUBLISHED, "what", "rows").increment(rows);
        meters.counter(RelayMetricNames.REPUBLISHED, "what", "timers").increment(timers);
    }

    @Override
    public void restarts() {
        meters.counter(RelayMetricNames.RESTARTS).increment();
    }

    @Override
    public void inspected(long retainedBytes) {
        retained = retainedBytes;
    }
}
