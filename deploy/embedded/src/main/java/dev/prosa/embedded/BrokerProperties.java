package dev.prosa.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// The configuration of the one broker: everything once, and small enough to start fast.
final class BrokerProperties {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String BROKER = "BROKER";
    private static final String DETOUR = "DETOUR";
    private static final String ONE = "1";
    private static final String FEW_PARTITIONS = "4";

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("default.replication.factor", ONE),
            Map.entry("min.insync.replicas", ONE),
            Map.entry("offsets.topic.replication.factor", ONE),
            Map.entry("offsets.topic.num.partitions", FEW_PARTITIONS),
            Map.entry("transaction.state.log.replication.factor", ONE),
            Map.entry("transaction.state.log.min.isr", ONE),
            Map.entry("transaction.state.log.num.partitions", FEW_PARTITIONS),
            Map.entry("share.coordinator.state.topic.replication.factor", ONE),
            Map.entry("share.coordinator.state.topic.min.isr", ONE),
            Map.entry("share.coordinator.state.topic.num.partitions", FEW_PARTITIONS),
            Map.entry("log.cleaner.dedupe.buffer.size", "33554432"),
            // After a kill the broker may register again only when its last session has run out.
            Map.entry("broker.session.timeout.ms", "4000"),
            Map.entry("broker.heartbeat.interval.ms", "1000"));

    private BrokerProperties() {}

    static Properties of(KafkaSettings settings, Path log, int port, int controllerPort) {
        var properties = new Properties();
        properties.putAll(DEFAULTS);
        properties.putAll(settings.broker());
        var listener = "%s://%s:%d".formatted(BROKER, settings.host(), port);
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE));
        properties.put("log.dirs", log.toString());
        var listened = new StringBuilder(listener);
        var advertised = new StringBuilder(listener);
        var protocols = new StringBuilder("%s:PLAINTEXT,%s:PLAINTEXT".formatted(BROKER, CONTROLLER));
        settings.detours().forEach((own, told) -> {
            var name = DETOUR + own;
            listened.append(",%s://%s:%d".formatted(name, settings.host(), own));
            advertised.append(",%s://%s:%d".formatted(name, settings.host(), told));
            protocols.append(",%s:PLAINTEXT".formatted(name));
        });
        properties.put("listeners", "%s,%s://127.0.0.1:%d".formatted(listened, CONTROLLER, controllerPort));
        properties.put("advertised.listeners", advertised.toString());
        properties.put("inter.broker.listener.name", BROKER);
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("listener.security.protocol.map", protocols.toString());
        // Static voters live in the configuration alone, so the controller's port may change at each start.
        properties.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE, controllerPort));
        return properties;
    }
}
