package dev.prosa.ingress.config;

import dev.prosa.contracts.topic.TopicCreator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the topics are laid out (`prosa`).
///
/// @param partitions of every topic, 1 or more; the same for all services, and for good: a topic
///     that holds
/// conversations cannot change its count
@ConfigurationProperties("prosa")
public record TopicProperties(
        @DefaultValue("" + TopicCreator.DEFAULT_PARTITIONS) int partitions) {

    public TopicProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException("prosa.partitions must be 1 or more but is " + partitions);
        }
    }
}
