package dev.prosa.standalone.torture;

import dev.prosa.standalone.up.Service;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every process of a torture. Those that share the work come twice.
enum Part {
    KAFKA("kafka", null),
    POSTGRES("postgres", null),
    INGRESS("ingress-service", Service.INGRESS),
    CONVERSATION_1("conversation-service-1", Service.CONVERSATION),
    CONVERSATION_2("conversation-service-2", Service.CONVERSATION),
    EXPIRY_1("expiry-service-1", Service.EXPIRY),
    EXPIRY_2("expiry-service-2", Service.EXPIRY),
    ANALYTICS("analytics-service", Service.ANALYTICS);

    private final String partName;
    private final @Nullable Service service;

    Part(String partName, @Nullable Service service) {
        this.partName = partName;
        this.service = service;
    }

    /// Unlike any other's.
    String partName() {
        return partName;
    }

    /// Null for the servers.
    @Nullable
    Service service() {
        return service;
    }

    static List<Part> services() {
        return Arrays.stream(values()).filter(part -> part.service != null).toList();
    }

    boolean usesDatabase() {
        return service == Service.CONVERSATION || service == Service.ANALYTICS;
    }
}
