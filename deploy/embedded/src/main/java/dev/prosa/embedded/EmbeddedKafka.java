package dev.prosa.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// One Kafka broker, its own controller too, inside this process, on a directory that outlives it.
///
/// The only place that touches Kafka's server classes, which promise no stability. Started again on
/// the same directory it has the same cluster and node ID and every record. Like any single broker it
/// does not fsync each write: what was acknowledged survives the death of the process, not a power cut.
///
/// A fault the broker cannot live with, such as a full disk, ends the whole process: that is Kafka's
/// way. Where that matters give it a process of its own, [EmbeddedKafkaMain].
public final class EmbeddedKafka implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final String bootstrapServers;
    private final int port;
    private final KafkaRaftServer server;
    private final DirectoryLock lock;

    private EmbeddedKafka(String bootstrapServers, int port, KafkaRaftServer server, DirectoryLock lock) {
        this.bootstrapServers = bootstrapServers;
        this.port = port;
        this.server = server;
        this.lock = lock;
    }

    /// Starts the broker and returns when it serves clients.
    ///
    /// @throws PortTakenException if something listens on its port
    /// @throws DirectoryInUseException if a living process uses its directory
    /// @throws EmbeddedServerException if it does not start for another reason
    public static EmbeddedKafka start(KafkaSettings settings) {
        var lock = DirectoryLock.acquire(settings.directory());
        try {
            var log = settings.directory().resolve("log");
            format(log);
            return startOnFreePorts(settings, log, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public int port() {
        return port;
    }

    void awaitClose() {
        server.awaitShutdown();
    }

    /// Stops the broker in good order, so that the next start has nothing to recover.
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }

    private static void format(Path log) {
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

    /// A free port can be gone again before the broker binds it, so the choice is given a few attempts.
    private static EmbeddedKafka startOnFreePorts(KafkaSettings settings, Path log, DirectoryLock lock) {
        for (int attempt = 1; ; attempt++) {
            int port = Ports.claim("Kafka", settings.host(), settings.port());
            int controllerPort = Ports.claim("Kafka's controller", "127.0.0.1", 0);
            try {
                var server = startServer(BrokerProperties.of(settings, log, port, controllerPort));
                return new EmbeddedKafka(settings.host() + ":" + port, port, server, lock);
            } catch (KafkaException | IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new EmbeddedServerException(
                            "Kafka does not start on %s: %s".formatted(settings.directory(), e.getMessage()), e);
                }
            }
        }
    }

    private static KafkaRaftServer startServer(Properties properties) throws IOException {
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return server;
    }
}
