package dev.prosa.contracts.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Creates topics that are missing and refuses to start on topics with another number of
/// partitions: the conversation's ID would then lead to another partition than the one its history
/// lies on.
public final class TopicCreator {

    /// How many partitions a topic gets unless configured otherwise.
    public static final int DEFAULT_PARTITIONS = 12;

    private final Admin admin;
    private final int partitions;
    private final Duration timeout;

    /// @param partitions 1 or more
    /// @param timeout how long the broker may take for each step
    public TopicCreator(Admin admin, int partitions, Duration timeout) {
        if (partitions < 1) {
            throw new IllegalArgumentException("a topic needs 1 partition or more: " + partitions);
        }
        this.admin = admin;
        this.partitions = partitions;
        this.timeout = timeout;
    }

    /// Makes sure that the topics exist with the configured number of partitions.
    ///
    /// @throws IllegalStateException if a topic exists with another number of partitions
    /// @throws KafkaException if the broker cannot be reached in time or refuses
    public void ensure(Collection<Topic> topics) {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic topic : topics) {
            wanted.add(
                    new NewTopic(topic.topicName(), Optional.of(partitions), Optional.empty()).configs(topic.config()));
        }
        admin.createTopics(wanted).values().forEach((name, future) -> {
            try {
                future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new KafkaException("Cannot create topic " + name, e.getCause());
                }
            } catch (TimeoutException | InterruptedException e) {
                throw interruptedOrLate("create topic " + name, e);
            }
        });
        describe(topics).forEach(this::check);
    }

    /// A topic just created may be unknown to the broker asked for a moment: tried again, within
    /// the timeout.
    private Map<String, TopicDescription> describe(Collection<Topic> topics) {
        List<String> names = topics.stream().map(Topic::topicName).toList();
        long giveUpAt = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                return admin.describeTopics(names).allTopicNames().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > giveUpAt) {
                    throw new KafkaException("Cannot describe the topics", e.getCause());
                }
            } catch (TimeoutException | InterruptedException e) {
                throw interruptedOrLate("describe the topics", e);
            }
        }
    }

    private void check(String name, TopicDescription found) {
        int count = found.partitions().size();
        if (count != partitions) {
            throw new IllegalStateException("Topic " + name + " has " + count + " partitions, configured are "
                    + partitions + ". Set prosa.partitions=" + count
                    + ": a topic that holds conversations cannot change its count.");
        }
    }

    private KafkaException interruptedOrLate(String what, Exception cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new KafkaException("Could not " + what + " within " + timeout, cause);
    }
}
