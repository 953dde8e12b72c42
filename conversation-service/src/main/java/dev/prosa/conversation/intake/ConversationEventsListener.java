package dev.prosa.conversation.intake;

import dev.prosa.conversation.handling.BatchHandler;
import dev.prosa.conversation.handling.Incoming;
import dev.prosa.conversation.handling.PartitionBatch;
import dev.prosa.conversation.handling.PassingErrors;
import dev.prosa.conversation.store.FencedOffException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;
import reactor.util.retry.Retry;

/// Takes what one poll brought, a batch per partition, and blocks until it is stored. Where it is
/// not, it seeks back to PostgreSQL's offsets and takes it again: nothing is skipped, whatever
/// fails.
final class ConversationEventsListener
        implements BatchAcknowledgingConsumerAwareMessageListener<String, byte[]>, ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(ConversationEventsListener.class);
    private static final Retry WHILE_IT_PASSES = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(50))
            .maxBackoff(Duration.ofSeconds(2))
            .filter(PassingErrors::isPassing);

    private final BatchHandler handler;
    private final Assignment assignment;
    private final Duration storeTimeout;

    ConversationEventsListener(BatchHandler handler, Assignment assignment, Duration storeTimeout) {
        this.handler = handler;
        this.assignment = assignment;
        this.storeTimeout = storeTimeout;
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<String, byte[]>> records,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> consumer) {
        Consumer<?, ?> taker = Objects.requireNonNull(consumer, "the container hands its consumer on");
        if (!areStored(batches(records))) {
            // One that stood still may have lost more than this partition, and not know it yet.
            forget(taker.assignment());
            assignment.seek(taker, taker.assignment());
        } else if (acknowledgment != null) {
            acknowledgment.acknowledge(); // for lag's sake: PostgreSQL's offset is the truth
        }
    }

    private boolean areStored(List<PartitionBatch> batches) {
        if (batches.isEmpty()) {
            return true;
        }
        try {
            handler.handle(batches).retryWhen(WHILE_IT_PASSES).block(storeTimeout);
            return true;
        } catch (FencedOffException e) {
            log.atWarn()
                    .addKeyValue("partitions", partitions(batches))
                    .addKeyValue("reason", e.getMessage())
                    .log("fenced off, seeking to PostgreSQL's offsets");
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("partitions", partitions(batches))
                    .addKeyValue("error", e.getClass().getSimpleName())
                    .log("a batch was not stored, taking it again");
        }
        return false;
    }

    private static List<Integer> partitions(List<PartitionBatch> batches) {
        return batches.stream().map(PartitionBatch::partition).toList();
    }

    private List<PartitionBatch> batches(List<ConsumerRecord<String, byte[]>> records) {
        Map<Integer, List<Incoming>> byPartition = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (assignment.holds(record.partition())) {
                byPartition
                        .computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                        .add(RecordReader.read(record));
            }
        }
        return byPartition.entrySet().stream()
                .map(entry -> new PartitionBatch(assignment.topicId(entry.getKey()), entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget(partitions);
        assignment.seek(consumer, partitions);
        log.atInfo().addKeyValue("partitions", partitions.size()).log("partitions assigned");
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        drop(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        drop(partitions);
    }

    private void drop(Collection<TopicPartition> partitions) {
        assignment.drop(partitions);
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> handler.forget(partition.partition()));
    }
}
