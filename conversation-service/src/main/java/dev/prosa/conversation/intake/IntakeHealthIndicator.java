package dev.prosa.conversation.intake;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Ready once partitions are assigned and none is stopped.
final class IntakeHealthIndicator implements HealthIndicator {

    private final Assignment assignment;

    IntakeHealthIndicator(Assignment assignment) {
        this.assignment = assignment;
    }

    @Override
    public Health health() {
        boolean ready = assignment.held() > 0 && assignment.stopped().isEmpty();
        return (ready ? Health.up() : Health.outOfService())
                .withDetail("partitions", assignment.held())
                .withDetail("stopped", assignment.stopped())
                .build();
    }
}
