package dev.prosa.embedded;

import java.nio.file.Path;
import kafka.server.KafkaRaftServer;

/// One Kafka broker, its own controller too, inside this process, on a directory that outlives it.
///
/// Started again on the same directory it has the same cluster and node ID and every record. Like
/// any single broker it does not fsync each write: what was acknowledged survives the death of the
/// process, not a power cut.
///
/// A fault the broker cannot live with, such as a full disk, ends the whole process: that is
/// Kafka's way. Where that matters give it a process of its own, [EmbeddedKafkaMain].
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
    /// @throws EmbeddedServerException if its disk is nearly full, or it does not start for another
    ///     reason
    public static EmbeddedKafka start(KafkaSettings settings) {
        var lock = DirectoryLock.acquire(settings.directory());
        try {
            var log = settings.directory().resolve("log");
            FreeSpace.check(settings.directory());
            Broker.format(log);
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

    /// A free port can be gone again before the broker binds it, so the choice is given a few
    /// attempts.
    private static EmbeddedKafka startOnFreePorts(KafkaSettings settings, Path log, DirectoryLock lock) {
        for (int attempt = 1; ; attempt++) {
            int port = Ports.claim("Kafka", settings.host(), settings.port());
            int controllerPort = Ports.claim("Kafka's controller", "127.0.0.1", 0);
            try {
                var server = Broker.start(BrokerProperties.of(settings, log, port, controllerPort));
                return new EmbeddedKafka(settings.host() + ":" + port, port, server, lock);
            } catch (EmbeddedServerException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
