package dev.prosa.conversation.doctor;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.conversation.doctor.Check.State;
import dev.prosa.conversation.tool.DatabaseSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Looks at Kafka, and at how far PostgreSQL is behind it.
final class KafkaChecks {

    private static final long PATIENCE_SECONDS = 15;
    private static final long LAG_WARN = 1_000;
    private static final long LAG_FAIL = 100_000;

    private final Admin admin;
    private final DatabaseSession session;

    KafkaChecks(Admin admin, DatabaseSession session) {
        this.admin = admin;
        this.session = session;
    }

    /// @throws IllegalArgumentException if Kafka does not answer
    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        Map<String, Integer> partitions = partitions();
        Integer events = partitions.get(Topic.CONVERSATION_EVENTS.topicName());
        for (Topic topic : Topic.values()) {
            Integer count = partitions.get(topic.topicName());
            checks.add(
                    count == null
                            ? new Check(
                                    "topic",
                                    State.FAIL,
                                    "%s is not there: its owner, %s, creates it when it starts"
                                            .formatted(topic.topicName(), topic.owner()))
                            : Check.of(
                                    "topic",
                                    State.FAIL,
                                    count.equals(events),
                                    "%s has %d partitions".formatted(topic.topicName(), count)));
        }
        if (events != null) {
            checks.add(applied(events));
        }
        checks.addAll(groups());
        return checks;
    }

    private Map<String, Integer> partitions() {
        Map<String, Integer> counts = new HashMap<>();
        var asked = admin.describeTopics(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList())
                .topicNameValues();
        asked.forEach((name, answer) -> {
            try {
                TopicDescription topic = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                counts.put(name, topic.partitions().size());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof org.apache.kafka.common.errors.UnknownTopicOrPartitionException)) {
                    throw silent();
                }
            } catch (TimeoutException e) {
                throw silent();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw silent();
            }
        });
        return counts;
    }

    /// PostgreSQL's offsets are the truth.
    private Check applied(int count) {
        Map<Integer, Long> next = new HashMap<>();
        session.query(
                "SELECT partition, next_offset FROM partition_progress",
                row -> next.put(
                                Objects.requireNonNull(row.get(0, Integer.class)),
                                Objects.requireNonNull(row.get(1, Long.class)))
                        == null);
        long behind = 0;
        for (int partition = 0; partition < count; partition++) {
            long end = end(new TopicPartition(Topic.CONVERSATION_EVENTS.topicName(), partition));
            behind += Math.max(0, end - next.getOrDefault(partition, 0L));
        }
        return lag("inputs not applied", behind);
    }

    private List<Check> groups() {
        Map<String, Check> checks = new TreeMap<>();
        get(admin.listGroups().all()).forEach(group -> {
            var committed = get(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata());
            long behind = 0;
            for (var partition : committed.entrySet()) {
                if (partition.getValue() != null) {
                    behind += Math.max(
                            0, end(partition.getKey()) - partition.getValue().offset());
                }
            }
            checks.put(group.groupId(), lag("lag of " + group.groupId(), behind));
        });
        return List.copyOf(checks.values());
    }

    private static Check lag(String check, long behind) {
        return new Check(
                check, behind > LAG_FAIL ? State.FAIL : behind > LAG_WARN ? State.WARN : State.OK, behind + " records");
    }

    private long end(TopicPartition partition) {
        return get(admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition))
                .offset();
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw silent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent();
        }
    }

    private static IllegalArgumentException silent() {
        return new IllegalArgumentException("Kafka does not answer");
    }
}
