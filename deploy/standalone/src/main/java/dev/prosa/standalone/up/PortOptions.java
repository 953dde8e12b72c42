package dev.prosa.standalone.up;

import picocli.CommandLine.Option;

/// Where everything listens.
final class PortOptions {

    @Option(
            names = "--port.ingress",
            paramLabel = "PORT",
            description = "Port of ingress-service (default: ${DEFAULT-VALUE}).")
    private int ingress = Ports.DEFAULTS.ingress();

    @Option(
            names = "--port.conversation",
            paramLabel = "PORT",
            description = "Port of conversation-service (default: ${DEFAULT-VALUE}).")
    private int conversation = Ports.DEFAULTS.conversation();

    @Option(
            names = "--port.expiry",
            paramLabel = "PORT",
            description = "Port of expiry-service (default: ${DEFAULT-VALUE}).")
    private int expiry = Ports.DEFAULTS.expiry();

    @Option(
            names = "--port.analytics",
            paramLabel = "PORT",
            description = "Port of analytics-service (default: ${DEFAULT-VALUE}).")
    private int analytics = Ports.DEFAULTS.analytics();

    @Option(
            names = Ports.SIMULATOR,
            paramLabel = "PORT",
            description = "Port of the simulator (default: ${DEFAULT-VALUE}).")
    private int simulator = Ports.DEFAULTS.simulator();

    @Option(names = "--port.kafka", paramLabel = "PORT", description = "Port of Kafka (default: ${DEFAULT-VALUE}).")
    private int kafka = Ports.DEFAULTS.kafka();

    @Option(
            names = "--port.postgres",
            paramLabel = "PORT",
            description = "Port of PostgreSQL (default: ${DEFAULT-VALUE}).")
    private int postgres = Ports.DEFAULTS.postgres();

    /// @throws IllegalArgumentException naming the option that is wrong
    Ports ports() {
        return new Ports(ingress, conversation, expiry, analytics, simulator, kafka, postgres);
    }
}
