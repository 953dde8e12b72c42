package dev.prosa.contracts.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Creates topics that are missing and refuses to start on topics on which a promise would not hold:
/// with another number of partitions the conversation's ID would lead to another one than its history
/// lies on, with the producer's timestamps a host's clock could close a session early, and another
/// cleanup would lose inputs or timers.
public final class TopicCreator {

    /// How many partitions a topic gets unless configured otherwise.
    public static final int DEFAULT_PARTITIONS = 12;

    /// What must be as [Topic#config] has it; how long records stay is the operator's choice.
    private static final List<String> BINDING = List.of("cleanup.policy", "message.timestamp.type");

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

    /// Makes sure that the topics exist with the configured number of partitions, cleanup and
    /// timestamps.
    ///
    /// @throws IllegalStateException if a topic exists and differs; the message says the way out
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
        Map<ConfigResource, Config> configs = describeConfigs(topics);
        topics.forEach(topic -> checkConfig(topic, Objects.requireNonNull(configs.get(resource(topic)))));
    }

    private Map<String, TopicDescription> describe(Collection<Topic> topics) {
        List<String> names = topics.stream().map(Topic::topicName).toList();
        return ask("describe the topics", () -> admin.describeTopics(names).allTopicNames());
    }

    private void check(String name, TopicDescription found) {
        int count = found.partitions().size();
        if (count != partitions) {
            throw new IllegalStateException("Topic " + name + " has " + count + " partitions, configured are "
                    + partitions + ". Set prosa.partitions=" + count
                    + ": a topic that holds conversations cannot change its count.");
        }
    }

    private static void checkConfig(Topic topic, Config found) {
        for (String key : BINDING) {
            String wanted = topic.config().get(key);
            ConfigEntry entry = found.get(key);
            if (wanted != null && entry != null && !wanted.equals(entry.value())) {
                throw new IllegalStateException(
                        "Topic %1$s has %2$s=%3$s, it must be %4$s: kafka-configs.sh --alter --entity-type topics --entity-name %1$s --add-config %2$s=%4$s"
                                .formatted(topic.topicName(), key, entry.value(), wanted));
            }
        }
    }

    private Map<ConfigResource, Config> describeConfigs(Collection<Topic> topics) {
        List<ConfigResource> resources =
                topics.stream().map(TopicCreator::resource).toList();
        return ask(
                "read the topics' configuration",
                () -> admin.describeConfigs(resources).all());
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    }

    /// A topic just created may be unknown to the broker asked for a moment: tried again, within
    /// the timeout.
    private <T> T ask(String what, Supplier<KafkaFuture<T>> question) {
        long giveUpAt = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                return question.get().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > giveUpAt) {
                    throw new KafkaException("Could not " + what, e.getCause());
                }
            } catch (TimeoutException | InterruptedException e) {
                throw interruptedOrLate(what, e);
            }
        }
    }

    private KafkaException interruptedOrLate(String what, Exception cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new KafkaException("Could not " + what + " within " + timeout, cause);
    }
}
