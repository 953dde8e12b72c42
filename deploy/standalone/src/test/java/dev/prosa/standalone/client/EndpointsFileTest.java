package dev.prosa.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsFileTest {

    @TempDir
    Path data;

    @Test
    void whatUpWroteEveryOtherCommandReads() throws IOException {
        var endpoints = TestEndpoints.onKafka("localhost:9092");

        new EndpointsFile(data).write(endpoints);

        assertThat(new EndpointsFile(data).read()).contains(endpoints);
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        new EndpointsFile(data).write(TestEndpoints.onKafka("localhost:9092"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("endpoints.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whereNothingEverStartedThereAreNone() {
        assertThat(new EndpointsFile(data).read()).isEmpty();
    }

    @Test
    void aBrokenFileIsSaidToBeBroken() throws IOException {
        Files.writeString(data.resolve("endpoints.json"), "{");

        assertThatThrownBy(() -> new EndpointsFile(data).read())
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("Cannot read " + data.resolve("endpoints.json"))
                .hasMessageEndingWith("start Prosa again with ./prosa up");
    }

    @Test
    void theEnvironmentMovesKafkaAndTheDatabase() {
        var moved = TestEndpoints.onKafka("localhost:9092")
                .with(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "POSTGRES_URL", "postgresql://db/prosa"));

        assertThat(moved.kafka()).isEqualTo("kafka:9092");
        assertThat(moved.database()).isEqualTo(new Database("postgresql://db/prosa", "prosa", "secret"));
    }
}
