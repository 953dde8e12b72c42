package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.conversation.config.DirectConnections;
import dev.prosa.testing.TestEnvironment;
import dev.prosa.testing.TestInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The relay as the service runs it, with topics, metrics and all.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
class RelayInServiceTest {

    private static final TestEnvironment ENVIRONMENT = TestInfrastructure.isolated();

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        ENVIRONMENT.provideTo(registry::add);
    }

    private static final Duration SOON = Duration.ofSeconds(40);

    @Autowired
    private MeterRegistry meters;

    @Test
    void aRowOfTheOutboxIsRelayedAndCounted(@Autowired DirectConnections database) throws Exception {
        await().atMost(SOON).until(() -> gauge(RelayMetricNames.ENGINE_CONNECTED) == 1);

        try (var connection = database.open("test", Duration.ofSeconds(10));
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO outbox (partition, log_offset, index, topic, key, type, time, value)
                    VALUES (0, 0, 0, 'conversation-updates', 'k', 't', now(), '{}')
                    """);
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(meters.get(RelayMetricNames.ROWS)
                                .tag("topic", "conversation-updates")
                                .counter()
                                .count())
                        .isEqualTo(1));
        assertThat(meters.get(RelayMetricNames.LAG).timer().count()).isEqualTo(1);
    }

    @Test
    void theLeaderShowsHowItsEngineAndItsSlotAre() {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(gauge(RelayMetricNames.LEADER)).isEqualTo(1);
            assertThat(gauge(RelayMetricNames.ENGINE_CONNECTED)).isEqualTo(1);
            assertThat(gauge(RelayMetricNames.ENGINE_QUEUE_FREE)).isPositive();
            assertThat(gauge(RelayMetricNames.ENGINE_BEHIND)).isNotNaN();
            assertThat(gauge(RelayMetricNames.SLOT_RETAINED)).isNotNegative();
        });
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
