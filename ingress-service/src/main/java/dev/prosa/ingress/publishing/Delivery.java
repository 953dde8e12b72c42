package dev.prosa.ingress.publishing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// One record on its way to Kafka, for as long as the timeout allows.
///
/// The producer never blocks, so while it does not know a topic's partitions it refuses at once.
/// That happens for a
/// moment whenever the brokers it knew are gone; an outage that short must not cost a webhook,
/// hence another try.
final class Delivery implements Callback {

    private static final long PAUSE_MILLIS = 50;

    private final Producer<String, byte[]> producer;
    private final ProducerRecord<String, byte[]> record;
    private final Duration timeout;
    private final DeliveryMetrics metrics;
    private final MonoSink<RecordMetadata> sink;
    private final long start = System.nanoTime();
    private @Nullable Thread sending;
    private boolean waiting;
    private volatile boolean over;

    Delivery(
            Producer<String, byte[]> producer,
            ProducerRecord<String, byte[]> record,
            Duration timeout,
            DeliveryMetrics metrics,
            MonoSink<RecordMetadata> sink) {
        this.producer = producer;
        this.record = record;
        this.timeout = timeout;
        this.metrics = metrics;
        this.sink = sink;
    }

    void send() {
        if (over) {
            return;
        }
        sending = Thread.currentThread();
        try {
            producer.send(record, this);
        } catch (KafkaException | IllegalStateException e) {
            fail(e);
        }
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            metrics.acknowledged(System.nanoTime() - start);
            sink.success(metadata);
        } else if (isForWantOfMetadata(failure)) {
            tryAgain(failure);
        } else {
            fail(failure);
        }
    }

    /// The producer calls back on the sending thread only if it did not take the record.
    private boolean isForWantOfMetadata(Exception failure) {
        return sending == Thread.currentThread()
                && failure instanceof TimeoutException
                && !(failure instanceof BufferExhaustedException);
    }

    private void tryAgain(Exception failure) {
        Scheduler scheduler = Schedulers.parallel();
        if (!waiting) {
            waiting = true;
            sink.onDispose(() -> over = true);
            scheduler.schedule(() -> fail(failure), timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
        scheduler.schedule(this::send, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void fail(Exception failure) {
        if (!over) {
            metrics.givenUp(System.nanoTime() - start);
        }
        over = true;
        sink.error(new UnacknowledgedException(failure.toString()));
    }
}
