package dev.prosa.expiry.firing;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Everything that has come to `conversation-events` so far.
final class ClaimsSeen implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    ClaimsSeen(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, TimersTopic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topic.CONVERSATION_EVENTS.topicName(), partition))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    List<ConsumerRecord<String, byte[]>> all() {
        consumer.poll(Duration.ofMillis(20)).forEach(seen::add);
        return seen;
    }

    List<ConsumerRecord<String, byte[]>> of(ConversationId conversation) {
        return all().stream()
                .filter(record -> conversation.toString().equals(record.key()))
                .toList();
    }

    /// The conversations claimed, in the order of their partition's log, once for each claim.
    List<ConversationId> conversations() {
        return all().stream().map(record -> ConversationId.of(record.key())).toList();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
