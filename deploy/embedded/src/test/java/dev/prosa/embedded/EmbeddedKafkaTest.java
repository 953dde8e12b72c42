package dev.prosa.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    @TempDir
    Path directory;

    @Test
    void recordsAndClusterSurviveARestart() throws Exception {
        String cluster;
        try (var kafka = EmbeddedKafka.start(KafkaSettings.in(directory));
                var client = new KafkaClient(kafka.bootstrapServers())) {
            client.createTopic();
            client.send("a", "b");
            cluster = client.clusterId();
        }

        try (var kafka = EmbeddedKafka.start(KafkaSettings.in(directory));
                var client = new KafkaClient(kafka.bootstrapServers())) {
            client.send("c");
            assertThat(client.received(3)).containsExactly("a", "b", "c");
            assertThat(client.clusterId()).isEqualTo(cluster);
        }
    }

    @Test
    void aTransactionThatWasAbortedIsNotRead() throws Exception {
        try (var kafka = EmbeddedKafka.start(KafkaSettings.in(directory));
                var client = new KafkaClient(kafka.bootstrapServers());
                var producer = client.producer(Map.of("transactional.id", "relay"))) {
            client.createTopic();
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(KafkaClient.TOPIC, "regretted"));
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(KafkaClient.TOPIC, "meant"));
            producer.commitTransaction();
            assertThat(client.received(1)).containsExactly("meant");
        }
    }

    @Test
    void aTopicNobodyMadeIsNotThere() {
        try (var kafka = EmbeddedKafka.start(KafkaSettings.in(directory));
                var client = new KafkaClient(kafka.bootstrapServers());
                var producer = client.producer(Map.of("max.block.ms", "500"))) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> producer.send(new ProducerRecord<>("never-made", "lost"))
                            .get(10, TimeUnit.SECONDS))
                    .withMessageContaining("never-made");
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var squatter = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var settings = KafkaSettings.in(directory).withPort(squatter.getLocalPort());
            assertThatExceptionOfType(PortTakenException.class)
                    .isThrownBy(() -> EmbeddedKafka.start(settings))
                    .withMessageContaining("port %d on 127.0.0.1 is taken", squatter.getLocalPort());
        }
    }

    @Test
    void twoBrokersNeverShareADirectory() {
        try (var kafka = EmbeddedKafka.start(KafkaSettings.in(directory))) {
            assertThat(kafka.port()).isPositive();
            assertThatExceptionOfType(DirectoryInUseException.class)
                    .isThrownBy(() -> EmbeddedKafka.start(KafkaSettings.in(directory)))
                    .withMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
    }
}
