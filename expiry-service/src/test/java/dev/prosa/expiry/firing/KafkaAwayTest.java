package dev.prosa.expiry.firing;

import static dev.prosa.expiry.firing.TestClock.NOON;
import static dev.prosa.expiry.firing.TimersTopic.PARTITIONS;
import static dev.prosa.expiry.firing.TimersTopic.conversations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.embedded.EmbeddedKafka;
import dev.prosa.embedded.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that is not there yet, not ready yet, or gone for a while.
class KafkaAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestClock clock = new TestClock();

    @Test
    void timersThatFellDueMeanwhileFireWhenItIsBack(@TempDir Path directory) {
        List<ConversationId> due = conversations(20);
        EmbeddedKafka kafka = EmbeddedKafka.start(KafkaSettings.in(directory));
        String address = kafka.bootstrapServers();
        TimersTopic.create(address);
        try (TimersTopic timers = new TimersTopic(address)) {
            timers.armAll(due, 1, NOON.plusSeconds(1));
        }
        try (Instance instance = Instance.start(address, clock, Duration.ofSeconds(2))) {
            await().atMost(PATIENCE).until(() -> instance.standing().pending() == 20);
            kafka.close();
            clock.advance(Duration.ofSeconds(2));
            await().atMost(PATIENCE).until(() -> instance.counted(ExpiryMetrics.LOST) > 0);
            assertThat(instance.counted(ExpiryMetrics.FIRED)).isZero();

            try (EmbeddedKafka back =
                            EmbeddedKafka.start(KafkaSettings.in(directory).withPort(kafka.port()));
                    ClaimsSeen claims = new ClaimsSeen(back.bootstrapServers())) {
                await().atMost(PATIENCE).until(() -> {
                    clock.advance(Duration.ofMillis(100));
                    return new HashSet<>(claims.conversations()).size() == 20;
                });
                await().atMost(PATIENCE).until(() -> {
                    clock.advance(Duration.ofMillis(100));
                    return instance.standing().pending() + instance.standing().inFlight() == 0;
                });
            }
        }
    }

    @Test
    void itIsReadyOnceSomebodyHasCreatedTheTopics(@TempDir Path directory) {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaSettings.in(directory));
                Instance instance = Instance.start(kafka.bootstrapServers(), clock)) {
            await().during(Duration.ofSeconds(1))
                    .atMost(PATIENCE)
                    .until(() -> !instance.standing().isReady());
            TimersTopic.create(kafka.bootstrapServers());
            await().atMost(PATIENCE).until(() -> instance.isReadyWith(PARTITIONS));
        }
    }
}
