package dev.prosa.conversation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicsAtStartTest {

    private static final Duration STEP = Duration.ofSeconds(10);

    private final AtomicReference<IllegalStateException> refusal = new AtomicReference<>();
    private TestKafka kafka;

    @BeforeEach
    void startKafka() {
        kafka = TestInfrastructure.ownKafka();
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    private TopicsAtStart topics(Map<String, Object> settings) {
        return new TopicsAtStart(settings, 5, STEP, Duration.ofMillis(200), refusal::set);
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    @Test
    void theSixTopicsOfTheServiceExistAfterItsStart() throws Exception {
        topics(settings()).start();

        try (var admin = Admin.create(settings())) {
            var names = admin.listTopics().names().get();
            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "conversation-events",
                            "conversation-timers",
                            "conversation-updates",
                            "closed-conversations",
                            "outbound-messages",
                            "conversation-events-parked");
            assertThat(admin.describeTopics(names).allTopicNames().get().values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(5));
        }
    }

    @Test
    void anotherNumberOfPartitionsRefusesTheStart() throws Exception {
        createWithOnePartition();

        var topics = topics(settings());

        assertThatIllegalStateException().isThrownBy(topics::start).withMessageContaining("prosa.partitions=1");
        assertThat(topics.created()).isCompletedExceptionally();
    }

    @Test
    void producersTimestampsRefuseTheStart() throws Exception {
        create(new NewTopic(Topic.CONVERSATION_EVENTS.topicName(), 5, (short) 1));

        assertThatIllegalStateException()
                .isThrownBy(topics(settings())::start)
                .withMessageContaining("--add-config message.timestamp.type=LogAppendTime");
    }

    @Test
    void timersThatAreDeletedByTheirAgeRefuseTheStart() throws Exception {
        create(new NewTopic(Topic.CONVERSATION_TIMERS.topicName(), 5, (short) 1)
                .configs(Map.of("cleanup.policy", "compact,delete")));

        assertThatIllegalStateException()
                .isThrownBy(topics(settings())::start)
                .withMessageContaining("--add-config cleanup.policy=compact");
    }

    @Test
    void whileKafkaIsAwayItGoesOnTryingInTheBackground() {
        // Looked up at each attempt, so that Kafka can come where nobody listened.
        var settings = new HashMap<String, Object>(Map.of("bootstrap.servers", "127.0.0.1:1"));
        var topics = new TopicsAtStart(settings, 5, Duration.ofMillis(500), Duration.ofMillis(200), refusal::set);

        topics.start();
        assertThat(topics.created()).isNotDone();
        settings.putAll(settings());

        await().atMost(Duration.ofSeconds(30)).until(() -> topics.created().isDone());
        assertThat(topics.created()).isCompleted();
    }

    @Test
    void aCountThatTurnsOutToDifferLaterEndsTheService() throws Exception {
        createWithOnePartition();
        var settings = new HashMap<String, Object>(Map.of("bootstrap.servers", "127.0.0.1:1"));
        var topics = new TopicsAtStart(settings, 5, Duration.ofMillis(500), Duration.ofMillis(200), refusal::set);

        topics.start();
        settings.putAll(settings());

        await().atMost(Duration.ofSeconds(30)).until(() -> refusal.get() != null);
        assertThat(refusal.get()).hasMessageContaining(Topic.CLOSED_CONVERSATIONS.topicName());
    }

    private void createWithOnePartition() throws Exception {
        create(new NewTopic(Topic.CLOSED_CONVERSATIONS.topicName(), 1, (short) 1));
    }

    private void create(NewTopic topic) throws Exception {
        try (var admin = Admin.create(settings())) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }
}
