package dev.prosa.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {

    @TempDir
    Path log;

    @Test
    void aPortThatWasGoneBeforeTheControllerCouldBindItNeitherEndsTheJvmNorBlocksTheNextAttempt() throws Exception {
        Broker.format(log);
        var settings = KafkaSettings.in(log);
        int port = Ports.claim("Kafka", "127.0.0.1", 0);
        try (var squatter = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var properties = BrokerProperties.of(settings, log, port, squatter.getLocalPort());
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> Broker.start(properties))
                    .withMessageContaining("Kafka does not start on " + log);
        }

        int controllerPort = Ports.claim("Kafka's controller", "127.0.0.1", 0);
        var server = Broker.start(BrokerProperties.of(settings, log, port, controllerPort));

        assertThatCode(() -> {
                    server.shutdown();
                    server.awaitShutdown();
                })
                .doesNotThrowAnyException();
    }
}
