package dev.prosa.conversation.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.conversation.updates.CatchUp.Missed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;

/// Where what was missed ends and what happens begins.
class CatchUpTest {

    private static final OrganizationId ACME = OrganizationId.named("acme");
    private static final String TOPIC = Topic.CONVERSATION_UPDATES.topicName();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final StreamProperties LIMITS = new StreamProperties(Duration.ofHours(1), 10, 10, 100, 100);

    /// The feed stands at 5 and goes on from there; the topic has gone on to 8 meanwhile.
    @Test
    void whatIsReadAgainEndsExactlyWhereTheLiveStreamBegins() {
        UpdatesFeed feed = new UpdatesFeed(new UpdatesConsumers(() -> consumer(5)));
        feed.start();
        await().until(() -> feed.follow(_ -> {}));
        CatchUp catchUp = new CatchUp(new UpdatesConsumers(() -> withRecords(consumer(8), 3, 8)), feed, LIMITS);
        LiveStream stream = new LiveStream(ACME, Duration.ofHours(1), 10, () -> {});

        Missed missed = catchUp.resume(stream, Positions.of(3).id());

        assertThat(stream.begun()).isEqualTo(Positions.of(5));
        assertThat(missed.events())
                .extracting(ServerSentEvent::id)
                .containsExactly(Positions.of(4).id(), Positions.of(5).id());
        feed.stop();
    }

    /// A consumer of a topic with one partition.
    private static MockConsumer<String, byte[]> consumer(long end) {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        return consumer;
    }

    private static MockConsumer<String, byte[]> withRecords(MockConsumer<String, byte[]> consumer, long from, long to) {
        consumer.schedulePollTask(() -> {
            for (long offset = from; offset < to; offset++) {
                consumer.addRecord(Records.changed(ACME, 0, offset));
            }
        });
        return consumer;
    }
}
