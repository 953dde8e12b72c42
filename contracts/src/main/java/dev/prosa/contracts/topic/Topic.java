package dev.prosa.contracts.topic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every topic Prosa writes. All are keyed by the conversation's ID; what has no conversation has
/// no key.
public enum Topic {
    /// Inputs, in the order in which they count. The broker stamps the time.
    CONVERSATION_EVENTS("conversation-events", "conversation-service", Duration.ofDays(30)),
    /// One armed timer per open session; a close writes a tombstone.
    CONVERSATION_TIMERS("conversation-timers", "conversation-service", null),
    /// What changed, and the answer to every command.
    CONVERSATION_UPDATES("conversation-updates", "conversation-service", Duration.ofDays(7)),
    /// Every revision of every closed session.
    CLOSED_CONVERSATIONS("closed-conversations", "conversation-service", Duration.ofDays(365)),
    /// What the edge shall send.
    OUTBOUND_MESSAGES("outbound-messages", "conversation-service", Duration.ofDays(7)),
    /// How far the edge got with each conversation's messages. Kept twice as long as the messages
    /// themselves, so that none comes twice.
    OUTBOUND_SENDS("outbound-sends", "ingress-service", Duration.ofDays(14)),
    /// Inputs nobody could apply, whole.
    CONVERSATION_EVENTS_PARKED("conversation-events-parked", "conversation-service", Duration.ofDays(90)),
    /// Webhooks that were refused, inert.
    QUARANTINED_WEBHOOKS("quarantined-webhooks", "ingress-service", Duration.ofDays(30));

    private final String topicName;
    private final String owner;
    private final @Nullable Duration retention;

    Topic(String topicName, String owner, @Nullable Duration retention) {
        this.topicName = topicName;
        this.owner = owner;
        this.retention = retention;
    }

    /// The name on the broker.
    public String topicName() {
        return topicName;
    }

    /// The service that creates the topic at its start. Whoever starts first may create
    /// `conversation-events` too.
    public String owner() {
        return owner;
    }

    /// How long records stay; null for a topic that is only compacted, which keeps the last of each key
    /// for good.
    public @Nullable Duration retention() {
        return retention;
    }

    /// The topic's configuration as its owner creates it.
    public Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        if (retention == null) {
            config.put("cleanup.policy", "compact");
            config.put("min.cleanable.dirty.ratio", "0.1");
        } else {
            config.put("cleanup.policy", this == OUTBOUND_SENDS ? "compact,delete" : "delete");
            config.put("retention.ms", Long.toString(retention.toMillis()));
        }
        if (this == CONVERSATION_EVENTS) {
            config.put("message.timestamp.type", "LogAppendTime");
        }
        return config;
    }
}
