package dev.prosa.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// Formats a broker's log directory and starts a server on it: all that is made with Kafka's
/// server classes, which promise no stability.
final class Broker {

    private Broker() {}

    /// Gives the directory its node and cluster ID, once.
    static void format(Path log) {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        try (var silence = new PrintStream(OutputStream.nullOutputStream())) {
            Files.createDirectories(log);
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerProperties.NODE)
                    .addDirectory(log.toString())
                    .setMetadataLogDirectory(log.toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .setPrintStream(silence)
                    .run();
        } catch (Exception e) {
            throw new EmbeddedServerException("Kafka cannot format %s: %s".formatted(log, e.getMessage()), e);
        }
    }

    /// Returns when the server serves clients. What it had begun when it fails is undone.
    static synchronized KafkaRaftServer start(Properties properties) {
        // A controller that cannot start ends the whole process without a word; here it only fails.
        Exit.setExitProcedure(Broker::refuse);
        Exit.setHaltProcedure(Broker::refuse);
        try {
            return startOrUndo(new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM));
        } catch (IOException | RuntimeException e) {
            throw new EmbeddedServerException(
                    "Kafka does not start on %s: %s".formatted(properties.get("log.dirs"), e.getMessage()), e);
        } finally {
            // Not Kafka's own reset: what follows it refuses to end a process that must end.
            Exit.setExitProcedure((status, _) -> Runtime.getRuntime().exit(status));
            Exit.setHaltProcedure((status, _) -> Runtime.getRuntime().halt(status));
        }
    }

    private static KafkaRaftServer startOrUndo(KafkaRaftServer server) throws IOException {
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            server.awaitShutdown();
            throw e;
        }
    }

    private static void refuse(int status, String message) {
        throw new IllegalStateException("it gave up with status %d; its log says why".formatted(status));
    }
}
