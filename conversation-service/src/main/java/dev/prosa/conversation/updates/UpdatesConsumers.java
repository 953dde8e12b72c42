package dev.prosa.conversation.updates;

import dev.prosa.contracts.topic.Topic;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Makes consumers of `conversation-updates` that belong to no group and see committed records only.
final class UpdatesConsumers {

    private static final int ANSWER_MILLIS = 10_000;

    private final Supplier<Consumer<String, byte[]>> consumers;

    /// @param kafka where Kafka is and how to sign in
    static UpdatesConsumers of(Map<String, Object> kafka) {
        Map<String, Object> settings = settings(kafka);
        return new UpdatesConsumers(
                () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()));
    }

    UpdatesConsumers(Supplier<Consumer<String, byte[]>> consumers) {
        this.consumers = consumers;
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS / 2);
        return settings;
    }

    Consumer<String, byte[]> open() {
        return consumers.get();
    }

    /// @return the partitions, in order
    /// @throws KafkaException if Kafka does not answer or the topic is not there yet
    List<TopicPartition> assignAll(Consumer<String, byte[]> consumer) {
        List<PartitionInfo> known = consumer.partitionsFor(Topic.CONVERSATION_UPDATES.topicName());
        if (known == null || known.isEmpty()) {
            throw new KafkaException("the topic is not there yet");
        }
        List<TopicPartition> all = inOrder(known.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
        consumer.assign(all);
        return all;
    }

    static List<TopicPartition> inOrder(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    /// @param all partitions, in order
    static Positions positions(Consumer<String, byte[]> consumer, List<TopicPartition> all) {
        return Positions.of(all.stream().mapToLong(consumer::position).toArray());
    }
}
