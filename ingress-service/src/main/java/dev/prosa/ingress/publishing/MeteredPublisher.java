package dev.prosa.ingress.publishing;

import dev.prosa.ingress.metrics.MetricNames;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import reactor.core.publisher.Mono;

/// Times every acknowledgement. The publisher knows nothing of it.
final class MeteredPublisher implements Publisher {

    private final Publisher publisher;
    private final Timer acknowledged;
    private final Timer givenUp;

    MeteredPublisher(Publisher publisher, MeterRegistry meters) {
        this.publisher = publisher;
        acknowledged = timer(true, meters);
        givenUp = timer(false, meters);
    }

    @Override
    public Mono<RecordMetadata> publish(ProducerRecord<String, byte[]> record) {
        long start = System.nanoTime();
        return publisher
                .publish(record)
                .doOnSuccess(_ -> acknowledged.record(System.nanoTime() - start, TimeUnit.NANOSECONDS))
                .doOnError(_ -> givenUp.record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
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
