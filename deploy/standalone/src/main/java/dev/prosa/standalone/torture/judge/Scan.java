package dev.prosa.standalone.torture.judge;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.KafkaAccess;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/// Reads what is committed on a topic, from its beginning to the end it has now.
final class Scan {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_EMPTY_POLLS = 60;

    private Scan() {}

    static long of(String kafka, Topic topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        long count = 0;
        try (var consumer = KafkaAccess.consumer(kafka)) {
            var partitions = KafkaAccess.partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            for (int empty = 0; empty < MOST_EMPTY_POLLS; ) {
                var records = consumer.poll(POLL);
                records.forEach(each);
                count += records.count();
                if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                    return count;
                }
                empty = records.isEmpty() ? empty + 1 : 0;
            }
        } catch (KafkaException e) {
            throw new Failure("The judge cannot read " + topic.topicName() + ": " + e.getMessage());
        }
        throw new Failure("The judge cannot read " + topic.topicName() + " to its end: is a transaction left open?");
    }
}
