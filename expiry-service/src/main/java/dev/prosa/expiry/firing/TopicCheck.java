package dev.prosa.expiry.firing;

import dev.prosa.contracts.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the topics are there. conversation-service creates them; until then there is nothing to
/// do.
final class TopicCheck {

    private static final Logger log = LoggerFactory.getLogger(TopicCheck.class);
    private static final long TIMEOUT_SECONDS = 6;
    private static final List<String> NEEDED =
            List.of(Topic.CONVERSATION_TIMERS.topicName(), Topic.CONVERSATION_EVENTS.topicName());

    private String lastReported = "";

    /// How many partitions `conversation-timers` has, empty while a topic is missing or Kafka is
    /// away.
    OptionalInt partitions(Admin admin) {
        try {
            Map<String, TopicDescription> found =
                    admin.describeTopics(NEEDED).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            lastReported = "";
            return OptionalInt.of(Objects.requireNonNull(found.get(NEEDED.getFirst()))
                    .partitions()
                    .size());
        } catch (ExecutionException e) {
            report(
                    e.getCause() instanceof UnknownTopicOrPartitionException
                            ? "conversation-service has not created the topics yet"
                            : String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            report("Kafka does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return OptionalInt.empty();
    }

    /// Once per reason: this is tried every few seconds.
    private void report(String reason) {
        if (!reason.equals(lastReported)) {
            log.atWarn()
                    .addKeyValue("reason", reason)
                    .addKeyValue("topics", NEEDED)
                    .log("waiting for the topics");
            lastReported = reason;
        }
    }
}
