package dev.prosa.expiry.firing;

import static dev.prosa.expiry.firing.TestClock.NOON;
import static dev.prosa.expiry.firing.TimersTopic.PARTITIONS;
import static dev.prosa.expiry.firing.TimersTopic.conversations;
import static dev.prosa.expiry.firing.TimersTopic.conversationsOn;
import static dev.prosa.expiry.firing.TimersTopic.partitionOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Timers through a real broker, with a clock that the test moves.
class FiringTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestKafka kafka = TestInfrastructure.ownKafka();
    private final TestClock clock = new TestClock();
    private TimersTopic timers;
    private ClaimsSeen claims;

    @BeforeEach
    void topics() {
        TimersTopic.create(kafka.bootstrapServers());
        timers = new TimersTopic(kafka.bootstrapServers());
        claims = new ClaimsSeen(kafka.bootstrapServers());
    }

    @AfterEach
    void end() {
        timers.close();
        claims.close();
        kafka.close();
    }

    @Nested
    class ATimer {

        @Test
        void firesAtItsTimeOnItsConversationsPartition() throws Exception {
            ConversationId ana = conversations(1).getFirst();
            timers.arm(ana, 41, 3, NOON.plusSeconds(5));
            try (Instance instance = start()) {
                await(() -> instance.standing().pending() == 1);
                clock.set(NOON.plusSeconds(5).minusMillis(1));
                assertNothingHappens();
                clock.set(NOON.plusMillis(5_250));
                await(() -> claims.of(ana).size() == 1);

                ConsumerRecord<String, byte[]> claim = claims.of(ana).getFirst();
                assertThat(CloudEventRecords.read(claim.headers(), claim.value()))
                        .isEqualTo(new TimeoutElapsed(
                                ana, 3, NOON.plusSeconds(5), NOON.plusMillis(5_250), TimeoutElapsed.Source.EXPIRY));
                assertThat(claim.partition()).isEqualTo(partitionOf(ana));
                assertThat(CloudEventRecords.header(claim.headers(), "ce_id")).isEqualTo(partitionOf(ana) + "-41-0");
                assertThat(CloudEventRecords.header(claim.headers(), "ce_source"))
                        .isEqualTo("/prosa/expiry-service");
                assertThat(CloudEventRecords.header(claim.headers(), TraceParent.HEADER))
                        .satisfies(TraceParent::new);
                await(() -> instance.standing().pending() + instance.standing().inFlight() == 0);
                assertThat(instance.counted(ExpiryMetrics.FIRED)).isEqualTo(1);
                assertThat(instance.meters.get(ExpiryMetrics.LATENESS).timer().max(TimeUnit.MILLISECONDS))
                        .isEqualTo(250);
            }
        }

        @Test
        void thatFiredTooEarlyIsArmedAgainAndFiresAgain() {
            ConversationId ana = conversations(1).getFirst();
            timers.arm(ana, 1, 1, NOON);
            try (Instance instance = start()) {
                await(() -> claims.of(ana).size() == 1);
                timers.arm(ana, 2, 1, NOON.plusSeconds(60));
                await(() -> instance.standing().pending() == 1);
                assertNothingHappens();
                clock.advance(Duration.ofSeconds(60));
                await(() -> claims.of(ana).size() == 2);
            }
        }

        @Test
        void thatAnEarlierDeadlineReplacesFiresThen() {
            ConversationId ana = conversations(1).getFirst();
            timers.arm(ana, 1, 1, NOON.plusSeconds(60));
            timers.arm(ana, 2, 1, NOON.plusSeconds(1));
            try (Instance instance = start()) {
                await(() -> instance.records("rearmed") == 1);
                clock.advance(Duration.ofSeconds(1));
                await(() -> claims.of(ana).size() == 1);
                assertThat(instance.standing().pending()).isZero();
            }
        }

        @Test
        void isDisarmedByATombstone() {
            List<ConversationId> two = conversationsOn(7, 2);
            timers.armAll(two, 1, NOON.plusSeconds(1));
            try (Instance instance = start()) {
                await(() -> instance.standing().pending() == 2);
                timers.disarm(two.getFirst(), 2);
                await(() -> instance.standing().pending() == 1);
                clock.advance(Duration.ofSeconds(2));
                await(() -> claims.conversations().equals(List.of(two.getLast())));
                assertNothingHappens();
            }
        }

        @Test
        void doesNotFireAgainForALateCopyOfItsRecord() {
            ConversationId ana = conversations(1).getFirst();
            timers.arm(ana, 1, 1, NOON);
            try (Instance instance = start()) {
                await(() -> claims.of(ana).size() == 1);
                await(() -> instance.counted(ExpiryMetrics.FIRED) == 1);
                timers.arm(ana, 1, 1, NOON);
                await(() -> instance.records("stale") == 1);
                assertNothingHappens();
                assertThat(claims.of(ana)).hasSize(1);
            }
        }

        @Test
        void thatWasNeverCommittedNeverFires() {
            ConversationId ana = conversations(1).getFirst();
            timers.armAndAbort(ana, 1, NOON);
            try (Instance instance = start()) {
                await(() -> instance.isReadyWith(PARTITIONS));
                assertNothingHappens();
                assertThat(instance.standing().pending()).isZero();
            }
        }
    }

    @Nested
    class ARebuild {

        @Test
        void firesNothingThatALaterRecordTakesBack() {
            List<ConversationId> closed = conversationsOn(4, 20);
            ConversationId open = conversationsOn(4, 1).getFirst();
            timers.armAll(closed, 1, NOON.minusSeconds(9));
            timers.arm(open, 1, 1, NOON);
            timers.disarmAll(closed, 2);
            try (Instance instance = start()) {
                await(() -> instance.isReadyWith(PARTITIONS));
                await(() -> !claims.conversations().isEmpty());
                assertNothingHappens();
                assertThat(claims.conversations()).containsExactly(open);
            }
        }

        @Test
        void afterARestartFiresWhatIsLeftOnceAndNothingEarly() {
            List<ConversationId> due = conversations(30);
            List<ConversationId> later = conversations(30);
            timers.armAll(due, 1, NOON.plusSeconds(1));
            timers.armAll(later, 1, NOON.plusSeconds(60));
            try (Instance before = start()) {
                await(() -> before.standing().pending() == 60);
            }
            clock.advance(Duration.ofSeconds(2));
            try (Instance after = start()) {
                await(() -> claims.all().size() == 30);
                await(() -> after.standing().pending() == 30);
                assertNothingHappens();
                assertThat(claims.conversations()).containsExactlyInAnyOrderElementsOf(due);
                clock.advance(Duration.ofSeconds(60));
                await(() -> claims.all().size() == 60);
                assertThat(claims.conversations()).containsAll(later);
                assertThat(after.meters.get(ExpiryMetrics.REBUILD).timer().count())
                        .isEqualTo(PARTITIONS);
            }
        }

        @Test
        void skipsWhatNobodyCanRead() {
            ConversationId ana = conversations(1).getFirst();
            timers.write(new ProducerRecord<>(Topic.CONVERSATION_TIMERS.topicName(), "no-uuid", bytes("{}")));
            ProducerRecord<String, byte[]> torn = armedRecord(ana, "1-1-0", "{\"session\":1,\"fireAt\":");
            timers.write(torn);
            timers.write(armedRecord(ana, "one", "{\"session\":1,\"fireAt\":\"2026-11-02T12:00:00.000Z\"}"));
            timers.write(armedRecord(ana, "1-1-0", "{\"fireAt\":\"2026-11-02T12:00:00.000Z\"}"));
            timers.write(armedRecord(ana, "1-1-0", "{\"session\":1}"));
            timers.arm(ana, 2, 1, NOON);
            try (Instance instance = start()) {
                await(() -> claims.of(ana).size() == 1);
                await(() -> instance.records("unreadable") == 5);
            }
        }

        private ProducerRecord<String, byte[]> armedRecord(ConversationId conversation, String id, String json) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(Topic.CONVERSATION_TIMERS.topicName(), conversation.toString(), bytes(json));
            record.headers().add("ce_type", bytes("dev.prosa.armed-timer.v1")).add("ce_id", bytes(id));
            return record;
        }
    }

    @Nested
    class TwoInstances {

        @Test
        void shareThePartitionsAndFireEachTimerOnce() {
            List<ConversationId> first = conversations(60);
            List<ConversationId> second = conversations(60);
            timers.armAll(first, 1, NOON.plusSeconds(1));
            timers.armAll(second, 1, NOON.plusSeconds(60));
            try (Instance one = start()) {
                await(() -> one.isReadyWith(PARTITIONS));
                try (Instance other = start()) {
                    await(() -> one.isReadyWith(PARTITIONS / 2) && other.isReadyWith(PARTITIONS / 2));
                    // A partition that stays is not read again.
                    assertThat(one.records("stale")).isZero();
                    assertThat(one.standing().held())
                            .doesNotContainAnyElementsOf(other.standing().held());
                    assertThat(one.standing().pending() + other.standing().pending())
                            .isEqualTo(120);
                    clock.advance(Duration.ofSeconds(2));
                    await(() -> claims.all().size() == 60);
                    await(() -> one.standing().pending() + other.standing().pending() == 60);
                    assertThat(claims.conversations()).containsExactlyInAnyOrderElementsOf(first);
                    assertThat(one.counted(ExpiryMetrics.FIRED)).isPositive();
                    assertThat(other.counted(ExpiryMetrics.FIRED)).isPositive();
                    // As the machine would have answered. Who takes over must not fire these again.
                    timers.disarmAll(first, 2);
                }
                await(() -> one.isReadyWith(PARTITIONS));
                assertThat(one.standing().pending()).isEqualTo(60);
                clock.advance(Duration.ofSeconds(60));
                await(() -> claims.all().size() == 120);
                assertNothingHappens();
                assertThat(claims.conversations()).containsAll(second).doesNotHaveDuplicates();
            }
        }
    }

    private Instance start() {
        return Instance.start(kafka.bootstrapServers(), clock);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }

    /// Long enough for several passes of every instance.
    private void assertNothingHappens() {
        int before = claims.all().size();
        Awaitility.await()
                .during(Duration.ofMillis(400))
                .atMost(PATIENCE)
                .until(() -> claims.all().size() == before);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
