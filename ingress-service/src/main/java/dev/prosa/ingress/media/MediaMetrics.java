package dev.prosa.ingress.media;

import dev.prosa.ingress.metrics.LogPause;
import dev.prosa.ingress.metrics.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts and logs what becomes of requests for files: the one place that does. Which files they were is not said.
final class MediaMetrics {

    private static final Logger log = LoggerFactory.getLogger(MediaMetrics.class);

    private final MeterRegistry meters;
    private final LogPause pause = new LogPause(System::nanoTime);

    /// Every series is there from the start.
    MediaMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (MediaOutcome outcome : MediaOutcome.values()) {
            counter(outcome);
        }
    }

    void ended(MediaOutcome outcome) {
        counter(outcome).increment();
        long files = outcome.isFailure() ? pause.occurred() : 0;
        if (files > 0) {
            log.atWarn()
                    .addKeyValue("reason", outcome)
                    .addKeyValue("files", files)
                    .log("a file could not be fetched");
        }
    }

    private Counter counter(MediaOutcome outcome) {
        return meters.counter(MetricNames.MEDIA, MetricNames.RESULT, outcome.name());
    }
}
