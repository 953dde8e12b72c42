package dev.prosa.analytics.closures;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.stereotype.Component;

/// Ready once Kafka has given this instance its share of the partitions, which may be none of them.
///
/// For readiness only: a service that waits for Kafka is not dead.
@Component("closedConversations")
class AssignedPartitions implements ConsumerAwareRebalanceListener, HealthIndicator {

    private final Set<TopicPartition> partitions = ConcurrentHashMap.newKeySet();
    private volatile boolean assigned;

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> given) {
        partitions.addAll(given);
        assigned = true;
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> taken) {
        partitions.removeAll(Set.copyOf(taken));
        assigned = false;
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
        partitions.removeAll(Set.copyOf(lost));
        assigned = false;
    }

    @Override
    public Health health() {
        Health.Builder health = assigned ? Health.up() : Health.outOfService();
        return health.withDetail("partitions", partitions.size()).build();
    }
}
