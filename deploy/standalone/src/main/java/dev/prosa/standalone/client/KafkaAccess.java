package dev.prosa.standalone.client;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/// Producers and consumers as the tools need them: without a group, reading what is committed,
/// quick to give up.
public final class KafkaAccess {

    /// How long the broker may take: on a busy machine the first question takes seconds.
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int CONNECT_MILLIS = 2_000;

    private KafkaAccess() {}

    /// @throws Failure if no broker accepts a connection
    static void check(String bootstrapServers) {
        for (var server : bootstrapServers.split(",")) {
            int colon = server.lastIndexOf(':');
            if (colon > 0
                    && accepts(
                            server.substring(0, colon).strip(),
                            server.substring(colon + 1).strip())) {
                return;
            }
        }
        throw new Failure("Kafka does not answer on " + bootstrapServers + ": start Prosa with ./prosa up");
    }

    /// For whoever can wait a little, but not for long.
    public static Producer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        (int) PATIENCE.toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        3_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Reads what is committed, from the beginning unless told otherwise, without a group.
    public static Consumer<String, byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis(),
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        200),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /// The partitions of a topic.
    ///
    /// @throws Failure if the topic is not there
    public static List<TopicPartition> partitions(Consumer<?, ?> consumer, Topic topic) {
        try {
            var found = consumer.partitionsFor(topic.topicName(), PATIENCE);
            if (!found.isEmpty()) {
                return found.stream()
                        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                        .toList();
            }
        } catch (KafkaException e) {
            throw new Failure("Kafka does not tell about topic " + topic.topicName() + " (" + e.getMessage()
                    + "): look at ./prosa status");
        }
        throw new Failure("Topic " + topic.topicName() + " is not there: its owner, " + topic.owner()
                + ", creates it when it starts (./prosa up)");
    }

    /// The partition that Kafka's own partitioner, and so every writer of ours, gives a key.
    public static int partitionOf(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static boolean accepts(String host, String port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, Integer.parseInt(port)), CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
