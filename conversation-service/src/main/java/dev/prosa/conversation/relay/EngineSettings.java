package dev.prosa.conversation.relay;

import dev.prosa.conversation.config.PostgresProperties;
import java.net.URI;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/// Debezium's configuration: the outbox and nothing else, tuned for latency, and every surprise an
/// error.
final class EngineSettings {

    private static final AtomicInteger ENGINES = new AtomicInteger();

    private static final String HEARTBEAT_MS = "10000";
    private static final String QUEUE_BYTES = Integer.toString(64 << 20);

    private EngineSettings() {}

    /// A name for the next engine: it is part of its MBeans' names, which must differ within a JVM.
    static String nextName() {
        return "prosa" + ENGINES.incrementAndGet();
    }

    static Properties of(String name, String slot, PostgresProperties postgres, RelayProperties relay) {
        Properties settings = new Properties();
        settings.setProperty("name", name);
        settings.setProperty("topic.prefix", name);
        settings.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        address(settings, postgres);
        // The slot itself remembers the position.
        settings.setProperty("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        settings.setProperty("lsn.flush.mode", "connector");
        settings.setProperty("plugin.name", "pgoutput");
        settings.setProperty("slot.name", slot);
        settings.setProperty("publication.name", Publication.NAME);
        settings.setProperty("publication.autocreate.mode", "disabled");
        settings.setProperty("snapshot.mode", "no_data");
        settings.setProperty("table.include.list", PostgresProperties.SCHEMA + ".outbox");
        settings.setProperty("skipped.operations", "u,d,t");
        settings.setProperty("tombstones.on.delete", "false");
        settings.setProperty(
                "poll.interval.ms", Long.toString(relay.pollInterval().toMillis()));
        settings.setProperty("max.batch.size", Integer.toString(relay.maxBatch()));
        settings.setProperty("max.queue.size", Integer.toString(4 * relay.maxBatch()));
        settings.setProperty("max.queue.size.in.bytes", QUEUE_BYTES);
        settings.setProperty("queue.provider.type", PatientQueue.NAME);
        // A heartbeat that itself writes to the log keeps the slot moving while the outbox rests, and shows that the
        // stream is alive.
        settings.setProperty("heartbeat.interval.ms", HEARTBEAT_MS);
        settings.setProperty("heartbeat.action.query", "SELECT pg_logical_emit_message(false, 'prosa-relay', '')");
        // The relay starts it again itself, after a look at the slot: Debezium would quietly make a missing one anew.
        settings.setProperty("errors.max.retries", "0");
        settings.setProperty("slot.max.retries", "6");
        settings.setProperty("slot.retry.delay.ms", "500");
        settings.setProperty("executor.shutdown.timeout.ms", "2000");
        settings.setProperty("task.management.timeout.ms", "15000");
        return settings;
    }

    private static void address(Properties settings, PostgresProperties postgres) {
        URI url = URI.create(postgres.url());
        settings.setProperty("database.hostname", url.getHost());
        settings.setProperty("database.port", Integer.toString(url.getPort() < 0 ? 5432 : url.getPort()));
        settings.setProperty("database.dbname", postgres.database());
        settings.setProperty("database.user", postgres.user());
        settings.setProperty("database.password", postgres.password());
        settings.setProperty("database.connectTimeout", "5");
        String parameters = url.getQuery();
        if (parameters != null) {
            for (String parameter : parameters.split("&")) {
                String[] pair = parameter.split("=", 2);
                settings.setProperty("database." + pair[0], pair.length == 2 ? pair[1] : "");
            }
        }
    }
}
