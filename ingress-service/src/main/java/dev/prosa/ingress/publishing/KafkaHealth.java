package dev.prosa.ingress.publishing;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Part of readiness, never of liveness: a restart brings no Kafka back.
final class KafkaHealth implements HealthIndicator {

    private final KafkaConnection connection;

    KafkaHealth(KafkaConnection connection) {
        this.connection = connection;
    }

    @Override
    public Health health() {
        KafkaState state = connection.state();
        Health.Builder health = state == KafkaState.IN_REACH ? Health.up() : Health.outOfService();
        return health.withDetail("state", state).build();
    }
}
