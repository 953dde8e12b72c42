package dev.prosa.conversation.handling;

import dev.prosa.conversation.handling.BatchResult.Note;
import dev.prosa.conversation.store.FencedOffException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Counts every decision and times every batch. The machine and the store know nothing of it.
public final class MeteredBatchHandler implements BatchHandler {

    private final BatchHandler handler;
    private final MeterRegistry meters;
    private final DistributionSummary sizes;
    private final Timer times;
    private final Map<Note, Counters> counters = new ConcurrentHashMap<>();

    private record Counters(Counter decisions, @Nullable Counter outcomes) {}

    public MeteredBatchHandler(BatchHandler handler, MeterRegistry meters) {
        this.handler = handler;
        this.meters = meters;
        this.sizes = DistributionSummary.builder(HandlingMetrics.BATCH_SIZE)
                .publishPercentileHistogram()
                .register(meters);
        this.times = Timer.builder(HandlingMetrics.BATCH_TIME)
                .publishPercentileHistogram()
                .register(meters);
    }

    @Override
    public Mono<BatchResult> handle(List<PartitionBatch> batches) {
        return Mono.defer(() -> {
            Timer.Sample sample = Timer.start(meters);
            return handler.handle(batches)
                    .doOnNext(result -> {
                        sample.stop(times);
                        sizes.record(result.notes().size());
                        result.notes().forEach(this::count);
                    })
                    .doOnError(error -> meters.counter(HandlingMetrics.BATCH_FAILURES, "error", kind(error))
                            .increment());
        });
    }

    @Override
    public void forget(int partition) {
        handler.forget(partition);
    }

    private void count(Note note) {
        Counters counted = counters.computeIfAbsent(note, this::register);
        counted.decisions().increment();
        if (counted.outcomes() != null) {
            counted.outcomes().increment();
        }
    }

    private Counters register(Note note) {
        Counter decisions = meters.counter(
                HandlingMetrics.DECISIONS, "input", note.input(), "decision", note.decision(), "reason", note.reason());
        Counter outcomes = note.outcome().equals("NONE")
                ? null
                : meters.counter(HandlingMetrics.OUTCOMES, "outcome", note.outcome(), "reason", note.closeReason());
        return new Counters(decisions, outcomes);
    }

    private static String kind(Throwable error) {
        if (error instanceof FencedOffException) {
            return "FENCED";
        }
        return PassingErrors.isPassing(error) ? "PASSING" : "OTHER";
    }
}
