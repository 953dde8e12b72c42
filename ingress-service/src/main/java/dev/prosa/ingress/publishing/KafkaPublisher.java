package dev.prosa.ingress.publishing;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/// Publishes through one producer, which exists from the moment Kafka was first seen.
final class KafkaPublisher implements Publisher, AutoCloseable {

    private final Map<String, Object> settings;
    private final Duration timeout;
    private final DeliveryMetrics metrics;
    private volatile @Nullable Producer<String, byte[]> producer;

    /// @param configured what `spring.kafka` says
    /// @param timeout after which an unacknowledged record is given up
    KafkaPublisher(Map<String, Object> configured, Duration timeout, DeliveryMetrics metrics) {
        this.settings = ProducerSettings.of(configured, timeout);
        this.timeout = timeout;
        this.metrics = metrics;
    }

    @Override
    public Mono<RecordMetadata> publish(ProducerRecord<String, byte[]> record) {
        return Mono.create(sink -> send(record, sink));
    }

    private void send(ProducerRecord<String, byte[]> record, MonoSink<RecordMetadata> sink) {
        Producer<String, byte[]> connected = producer;
        if (connected == null) {
            sink.error(new UnacknowledgedException("Kafka has not been reached yet"));
            return;
        }
        new Delivery(connected, record, timeout, metrics, sink).send();
    }

    /// Makes the producer if there is none, and has it learn a topic's partitions.
    ///
    /// @return whether it knows them; if not yet, it has asked for them
    /// @throws KafkaException if no bootstrap server has an address
    boolean knows(String topic) {
        Producer<String, byte[]> connected = producer;
        if (connected == null) {
            connected = new KafkaProducer<>(settings);
            producer = connected;
        }
        try {
            return !connected.partitionsFor(topic).isEmpty();
        } catch (TimeoutException _) {
            return false;
        }
    }

    /// Gives what is under way the time it has left.
    @Override
    public void close() {
        Producer<String, byte[]> connected = producer;
        if (connected != null) {
            connected.close(Duration.ofSeconds(5));
        }
    }
}
