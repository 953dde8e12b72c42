package dev.prosa.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes and reads the one topic of the broker's tests.
final class KafkaClient implements AutoCloseable {

    static final String TOPIC = "letters";

    private final String bootstrapServers;
    private final Admin admin;

    KafkaClient(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    void createTopic() throws Exception {
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
    }

    String clusterId() throws Exception {
        return admin.describeCluster().clusterId().get(10, TimeUnit.SECONDS);
    }

    void send(String... values) throws Exception {
        try (var producer = producer(Map.of())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get(10, TimeUnit.SECONDS);
            }
        }
    }

    KafkaProducer<String, String> producer(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.put("bootstrap.servers", bootstrapServers);
        all.put("acks", "all");
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    /// Through a group, so that the offsets topic is exercised as well.
    List<String> received(int count) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "readers",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            for (int polls = 0; values.size() < count && polls < 100; polls++) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
        }
        return values;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
