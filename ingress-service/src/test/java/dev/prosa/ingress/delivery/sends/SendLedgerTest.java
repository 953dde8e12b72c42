package dev.prosa.ingress.delivery.sends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.output.OutboundSend;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The claim is the fence: the broker alone keeps an instance from claiming that does not know yet that the
/// group has moved on.
class SendLedgerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PARTITIONS = 2;

    private static TestKafka kafka;

    private record Partition(int partition, long watermark) implements Held {}

    @BeforeAll
    static void start() {
        kafka = TestInfrastructure.ownKafka();
        try (Admin admin = Admin.create(settings())) {
            new TopicCreator(admin, PARTITIONS, Duration.ofMinutes(2))
                    .ensure(List.of(Topic.OUTBOUND_MESSAGES, Topic.OUTBOUND_SENDS));
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void whoHasNotHeardThatTheGroupMovedOnCannotClaim() {
        AtomicInteger refused = new AtomicInteger();
        try (var one = member();
                var ledger = new SendLedger(settings(), refused::incrementAndGet)) {
            await().atMost(PATIENCE).until(() -> holds(one, PARTITIONS));
            Partition partition = new Partition(0, 0);
            ledger.member(one.groupMetadata());
            ledger.take(partition);
            OutboundSend known = claim("0-1-0");
            assertThat(ledger.write(partition, known, null)).succeedsWithin(PATIENCE);

            try (var other = member()) {
                await().atMost(PATIENCE)
                        .until(() -> holds(one, 1) & holds(other, 1)); // both take part in the rebalance
                OutboundSend stale = claim("0-2-0");
                CompletableFuture<OutboundSend> written = ledger.write(partition, stale, null);
                await().atMost(PATIENCE).until(() -> refused.get() >= 3);
                assertThat(written).isNotDone();
                assertThat(claimed(stale)).isFalse();

                ledger.member(one.groupMetadata()); // it is the fence and nothing else that kept it away
                assertThat(written).succeedsWithin(PATIENCE);
                assertThat(claimed(stale)).isTrue();
            }
        }
    }

    private static boolean claimed(OutboundSend send) {
        try {
            Standing standing =
                    new StandingsReader(settings(), settings()).read(0).of(send.conversationId());
            return standing != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static OutboundSend claim(String version) {
        return new OutboundSend(
                new MessageId(UUID.randomUUID()),
                new ConversationId(UUID.randomUUID()),
                OutboundSend.State.CLAIMED,
                version,
                Instant.now(),
                List.of());
    }

    private static boolean holds(KafkaConsumer<String, byte[]> member, int partitions) {
        member.poll(Duration.ofMillis(200));
        return member.assignment().size() == partitions;
    }

    private static KafkaConsumer<String, byte[]> member() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "ingress-delivery",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.OUTBOUND_MESSAGES.topicName()));
        return consumer;
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers(), "default.api.timeout.ms", 120_000);
    }
}
