package dev.prosa.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedKafkaMainTest {

    @TempDir
    Path directory;

    @Nested
    class AsAProcessOfItsOwn {

        private OtherJvm broker;

        @BeforeEach
        void startBroker() throws Exception {
            broker = OtherJvm.start(
                    EmbeddedKafkaMain.class, "--data", directory.toString(), "--port", "0", "--exit-with-parent");
        }

        @AfterEach
        void killBroker() {
            broker.kill();
        }

        @Test
        void itSaysWhenItIsReadyAndEndsWithItsParent() throws Exception {
            var ready = broker.readLine();
            assertThat(ready).matches("ready 127\\.0\\.0\\.1:\\d+");
            try (var client = new Socket()) {
                client.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt(ready.split(":")[1])), 5_000);
            }

            broker.closeInput();

            assertThat(broker.await()).isZero();
        }

        @Test
        void itShutsDownCleanlyOnSigterm() throws Exception {
            broker.readLine();

            broker.terminate();

            assertThat(broker.await()).isEqualTo(128 + 15);
            assertThat(directory.resolve("log/.kafka_cleanshutdown")).exists();
        }
    }

    @Test
    void whatAKilledBrokerAcknowledgedIsThereAfterARestart() throws Exception {
        var broker = OtherJvm.start(EmbeddedKafkaMain.class, "--data", directory.toString(), "--port", "0");
        try (var client = new KafkaClient(broker.readLine().substring("ready ".length()))) {
            client.createTopic();
            client.send("a");
        } finally {
            broker.kill();
        }

        try (var kafka = EmbeddedKafka.start(KafkaSettings.in(directory));
                var client = new KafkaClient(kafka.bootstrapServers())) {
            assertThat(client.received(1)).containsExactly("a");
        }
    }

    /// A broker that stays, serving nothing, would be started again by nobody.
    @Test
    void aBrokerThatCannotWriteItsLogEnds() throws Exception {
        var broker = OtherJvm.start(
                EmbeddedKafkaMain.class,
                "--data",
                directory.toString(),
                "--port",
                "0",
                "--set",
                "log.segment.bytes=1048576");
        try (var client = new KafkaClient(broker.readLine().substring("ready ".length()))) {
            client.createTopic();
            client.send("a");
            try (var files = Files.walk(directory.resolve("log/" + KafkaClient.TOPIC + "-0"))) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }

            var impatient = Map.<String, Object>of("delivery.timeout.ms", 5_000, "request.timeout.ms", 4_000);
            try (var producer = client.producer(impatient)) {
                for (int i = 0; i < 3; i++) { // the next segment has no place to be
                    producer.send(new ProducerRecord<>(KafkaClient.TOPIC, "b".repeat(900_000)));
                    producer.flush();
                }
            }

            assertThat(broker.await()).isEqualTo(1);
        } finally {
            broker.kill();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port 9092,                       --data is missing",
        "--data d,                          --port is missing",
        "--data d --port,                   --port needs a value",
        "--data d --port many,              '--port must be from 1 to 65535, or 0 for any free one, but is many'",
        "--data d --port 70000,             '--port must be from 1 to 65535, or 0 for any free one, but is 70000'",
        "--data d --port 9092 --set retain, --set needs PROPERTY=VALUE but got retain",
        "--data d --port 9092 --detour 1,   --detour needs PORT:ADVERTISED but got 1",
        "--data d --port 9092 --detour 1:x, '--detour must be from 1 to 65535, or 0 for any free one, but is x'",
        "--data d --port 9092 --fast,       unknown argument --fast"
    })
    void wrongArgumentsAreNamedAndTheUsageShown(String arguments, String complaint) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> KafkaArguments.parse(arguments.split(" ")))
                .withMessageStartingWith(complaint)
                .withMessageEndingWith(KafkaArguments.USAGE);
    }

    @Test
    void argumentsBecomeSettings() {
        var arguments = KafkaArguments.parse(
                "--data",
                "/d",
                "--port",
                "9092",
                "--host",
                "::1",
                "--set",
                "log.retention.ms=5",
                "--detour",
                "9093:9094",
                "--exit-with-parent");

        assertThat(arguments.exitWithParent()).isTrue();
        assertThat(arguments.settings())
                .isEqualTo(KafkaSettings.in(Path.of("/d"))
                        .withHost("::1")
                        .withPort(9092)
                        .with("log.retention.ms", "5")
                        .withDetour(9093, 9094));
    }
}
