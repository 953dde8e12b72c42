package dev.prosa.ingress.publishing;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import reactor.core.publisher.Mono;

/// Appends records to Kafka and says when they are safe.
public interface Publisher {

    /// Sends when subscribed to, never blocks, and completes when all in-sync replicas have the
    /// record. Fails with
    /// [UnacknowledgedException] if they did not say so in time; the record may have arrived all
    /// the same.
    Mono<RecordMetadata> publish(ProducerRecord<String, byte[]> record);
}
