package dev.prosa.standalone.client;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.Replay;
import dev.prosa.standalone.Failure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A topic of things put aside: parked inputs, quarantined webhooks. What was replayed is
/// remembered
/// on the topic itself, by a record without a value whose headers say of what and whereto.
public final class KeptRecords implements AutoCloseable {

    private static final String SOURCE = "/prosa/command-line";
    private static final Duration POLL = Duration.ofMillis(500);

    private final Topic topic;
    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;

    private KeptRecords(Topic topic, Consumer<String, byte[]> consumer, Producer<String, byte[]> producer) {
        this.topic = topic;
        this.consumer = consumer;
        this.producer = producer;
    }

    /// @throws Failure if Kafka does not answer
    public static KeptRecords open(Endpoints endpoints, Topic topic) {
        KafkaAccess.check(endpoints.kafka());
        return new KeptRecords(topic, KafkaAccess.consumer(endpoints.kafka()), KafkaAccess.producer(endpoints.kafka()));
    }

    /// Everything there is now, each partition in its order.
    ///
    /// @throws Failure if the topic is not there
    public void forEach(java.util.function.Consumer<ConsumerRecord<String, byte[]>> visitor) {
        List<TopicPartition> all = KafkaAccess.partitions(consumer, topic);
        for (TopicPartition partition : all) {
            List<TopicPartition> only = List.of(partition);
            consumer.assign(only);
            long end = consumer.endOffsets(only).getOrDefault(partition, 0L);
            consumer.seekToBeginning(only);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < end) {
                        visitor.accept(record);
                    }
                }
            }
        }
    }

    /// One record.
    ///
    /// @throws Failure if it is gone
    public ConsumerRecord<String, byte[]> at(int partition, long offset) {
        TopicPartition wanted = new TopicPartition(topic.topicName(), partition);
        consumer.assign(List.of(wanted));
        consumer.seek(wanted, offset);
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < KafkaAccess.PATIENCE.toNanos()) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.offset() == offset) {
                    return record;
                }
            }
        }
        throw new Failure("Record %d-%d of %s is gone".formatted(partition, offset, topic.topicName()));
    }

    /// Appends a record and waits for Kafka to have it: nothing later overtakes it.
    ///
    /// @return where it lies, `partition-offset`
    /// @throws Failure if Kafka does not take it
    public String append(ProducerRecord<String, byte[]> record) {
        try {
            RecordMetadata metadata = producer.send(record).get(KafkaAccess.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return metadata.partition() + "-" + metadata.offset();
        } catch (ExecutionException | TimeoutException e) {
            throw new Failure("Kafka does not take the record (" + e.getMessage()
                    + "): what came before it is replayed, run the same command again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted: what came before is replayed, run the same command again");
        }
    }

    /// Remembers that something was replayed.
    public void mark(Replay replay, @Nullable String key) {
        append(replay.record(topic.topicName(), SOURCE, key));
    }

    @Override
    public void close() {
        consumer.close();
        producer.close(Duration.ofSeconds(5));
    }
}
