package dev.prosa.ingress.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TopicLayoutTest {

    @Test
    void topicsAreCreatedAtTheStartAndAnotherLayoutRefusesIt() throws Exception {
        try (TestKafka kafka = TestInfrastructure.ownKafka();
                Admin admin = Admin.create(settings(kafka))) {
            connect(kafka, 3).stop();

            var topics = List.of(Topic.CONVERSATION_EVENTS.topicName(), Topic.QUARANTINED_WEBHOOKS.topicName());
            assertThat(admin.describeTopics(topics).allTopicNames().get(10, TimeUnit.SECONDS))
                    .allSatisfy((_, topic) -> assertThat(topic.partitions()).hasSize(3));
            assertThatThrownBy(() -> connect(kafka, 4))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has 3 partitions, configured are 4. Set prosa.partitions=3");
        }
    }

    private static KafkaConnection connect(TestKafka kafka, int partitions) {
        Map<String, Object> settings = settings(kafka);
        try (var publisher =
                new KafkaPublisher(settings, Duration.ofSeconds(5), new DeliveryMetrics(new SimpleMeterRegistry()))) {
            var connection = new KafkaConnection(settings, partitions, publisher, _ -> {});
            connection.start();
            assertThat(connection.state()).isEqualTo(KafkaState.IN_REACH);
            return connection;
        }
    }

    private static Map<String, Object> settings(TestKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
