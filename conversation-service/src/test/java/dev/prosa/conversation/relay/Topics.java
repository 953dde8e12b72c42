package dev.prosa.conversation.relay;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.testing.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// All topics on a broker of the test's own, and what readers who read committed find there.
final class Topics implements AutoCloseable {

    static final int PARTITIONS = 3;

    private final TestKafka kafka;
    private final Map<String, Reader> readers = new HashMap<>();

    Topics(TestKafka kafka) {
        this.kafka = kafka;
        try (Admin admin = Admin.create(settings())) {
            new TopicCreator(admin, PARTITIONS, Duration.ofSeconds(20)).ensure(EnumSet.allOf(Topic.class));
        }
    }

    Map<String, Object> settings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    /// Everything committed to the topic by now, in the order of each partition.
    synchronized List<ConsumerRecord<String, byte[]>> committed(String topic) {
        return readers.computeIfAbsent(topic, this::reader).readOn();
    }

    private Reader reader(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new Reader(consumer, new ArrayList<>());
    }

    @Override
    public void close() {
        readers.values().forEach(reader -> reader.consumer.close());
        kafka.close();
    }

    private record Reader(KafkaConsumer<String, byte[]> consumer, List<ConsumerRecord<String, byte[]>> records) {

        List<ConsumerRecord<String, byte[]>> readOn() {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.keySet().stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return List.copyOf(records);
        }
    }
}
