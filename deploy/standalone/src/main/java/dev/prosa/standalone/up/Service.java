package dev.prosa.standalone.up;

import java.util.List;

/// Prosa's services, in the order in which they are started.
public enum Service {
    CONVERSATION("conversation-service", List.of("-Xmx768m", "-Xmn320m")),
    INGRESS("ingress-service", List.of("-Xmx384m", "-Xmn224m")),
    EXPIRY("expiry-service", List.of("-Xmx384m")),
    ANALYTICS("analytics-service", List.of("-Xmx256m")),
    /// No service of Prosa's, but started like one: it plays Twilio and a customer's phone.
    SIMULATOR("simulator", List.of("-Xmx128m"));

    private final String serviceName;
    private final List<String> memory;

    Service(String serviceName, List<String> memory) {
        this.serviceName = serviceName;
        this.memory = memory;
    }

    /// As its module is called.
    public String serviceName() {
        return serviceName;
    }

    /// Its module's directory below the project's root.
    String module() {
        return this == SIMULATOR ? "deploy/" + serviceName : serviceName;
    }

    /// Options of its JVM.
    List<String> memory() {
        return memory;
    }

    /// Whether it answers people over HTTP, and asks them for a token.
    boolean asksForToken() {
        return this == CONVERSATION || this == EXPIRY || this == ANALYTICS;
    }

    /// Whether it cannot start without the database.
    boolean needsDatabase() {
        return this == CONVERSATION || this == ANALYTICS;
    }

    int port(Ports ports) {
        return switch (this) {
            case INGRESS -> ports.ingress();
            case CONVERSATION -> ports.conversation();
            case EXPIRY -> ports.expiry();
            case ANALYTICS -> ports.analytics();
            case SIMULATOR -> ports.simulator();
        };
    }
}
