package dev.prosa.expiry.query;

import dev.prosa.expiry.firing.Standing;
import dev.prosa.expiry.firing.TimerDesk;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Ready once the consumer group has given this instance its partitions and all of them fire. Part
/// of readiness,
/// never of liveness: a restart brings no broker back.
@Component
final class TimersHealthIndicator implements HealthIndicator {

    private final TimerDesk desk;

    TimersHealthIndicator(TimerDesk desk) {
        this.desk = desk;
    }

    @Override
    public Health health() {
        Standing standing = desk.standing();
        return (standing.isReady() ? Health.up() : Health.outOfService())
                .withDetail("joined", standing.joined())
                .withDetail("partitions", standing.held())
                .withDetail("rebuilding", standing.rebuilding())
                .withDetail("pending", standing.pending())
                .build();
    }
}
