package dev.prosa.standalone.torture;

import dev.prosa.standalone.up.Service;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every process of a torture. Those that share the work come twice.
enum Part {
    KAFKA("kafka", null),
    POSTGRES("postgres", null),
    INGRESS("ingress-service", Service.INGRESS, Way.KAFKA, Way.TWILIO),
    CONVERSATION_1("conversation-service-1", Service.CONVERSATION, Way.KAFKA, Way.POSTGRES),
    CONVERSATION_2("conversation-service-2", Service.CONVERSATION, Way.KAFKA, Way.POSTGRES),
    EXPIRY_1("expiry-service-1", Service.EXPIRY, Way.KAFKA),
    EXPIRY_2("expiry-service-2", Service.EXPIRY, Way.KAFKA),
    ANALYTICS("analytics-service", Service.ANALYTICS, Way.KAFKA, Way.POSTGRES),
    /// Never dies: what a real Twilio has taken it does not forget.
    TWILIO("twilio", Service.SIMULATOR);

    private final String partName;
    private final @Nullable Service service;
    private final List<Way> ways;

    Part(String partName, @Nullable Service service, Way... ways) {
        this.partName = partName;
        this.service = service;
        this.ways = List.of(ways);
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

    /// The servers and Twilio are what ways lead to, and have none.
    List<Way> ways() {
        return ways;
    }

    static List<Part> services() {
        return Arrays.stream(values()).filter(part -> part.service != null).toList();
    }

    /// Those whose ways the network can trouble.
    static List<Part> connected() {
        return Arrays.stream(values()).filter(part -> !part.ways.isEmpty()).toList();
    }

    boolean uses(Way way) {
        return ways.contains(way);
    }
}
