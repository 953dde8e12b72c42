package dev.prosa.conversation.parking;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.output.ParkedInput;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Replay;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.conversation.handling.ParkReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// `conversation-events-parked`, as a replay needs it, and the way back to `conversation-events`.
final class ParkedLog implements AutoCloseable {

    private static final String SOURCE = "/prosa/conversation-service/replay";
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Duration patience;

    /// @param kafka where Kafka is and how to sign in
    /// @param patience how long Kafka may take for one answer
    ParkedLog(Map<String, Object> kafka, Duration patience) {
        Map<String, Object> reading = new HashMap<>(kafka);
        reading.put("isolation.level", "read_committed");
        reading.put("default.api.timeout.ms", (int) patience.toMillis());
        Map<String, Object> writing = new HashMap<>(kafka);
        writing.put("acks", "all");
        writing.put("enable.idempotence", true);
        writing.put("max.block.ms", (int) patience.toMillis());
        this.consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(writing, new StringSerializer(), new ByteArraySerializer());
        this.patience = patience;
    }

    /// Where it lay on `conversation-events`, and what it was.
    record Parked(int partition, long offset, ParkedInput input) {

        String id() {
            return partition + "-" + offset;
        }
    }

    /// What nobody owned the address for, in the order of the log, and was not replayed.
    List<Parked> waitingFor(Set<Address> addresses) {
        Map<String, Parked> found = new HashMap<>();
        Set<String> replayed = new HashSet<>();
        String topic = Topic.CONVERSATION_EVENTS_PARKED.topicName();
        for (var partition : consumer.partitionsFor(topic, patience)) {
            for (ConsumerRecord<String, byte[]> record : all(new TopicPartition(topic, partition.partition()))) {
                Replay replay = Replay.read(record.headers());
                Parked parked = replay == null ? parked(record) : null;
                if (replay != null) {
                    replayed.add(replay.id());
                } else if (parked != null && addresses.contains(address(parked.input()))) {
                    found.putIfAbsent(parked.id(), parked);
                }
            }
        }
        replayed.forEach(found::remove);
        return found.values().stream()
                .sorted(Comparator.comparingInt(Parked::partition).thenComparingLong(Parked::offset))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> all(TopicPartition partition) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), patience).getOrDefault(partition, 0L);
        consumer.seekToBeginning(List.of(partition));
        long until = System.nanoTime() + patience.toNanos();
        while (consumer.position(partition, patience) < end) {
            consumer.poll(POLL).forEach(records::add);
            if (System.nanoTime() > until) {
                throw new KafkaException("Kafka did not hand out " + partition + " in time");
            }
        }
        return records;
    }

    private static @Nullable Parked parked(ConsumerRecord<String, byte[]> record) {
        try {
            return CloudEventRecords.read(record.headers(), record.value()) instanceof ParkedInput input
                            && input.reason().equals(ParkReason.NOBODY_OWNS_ADDRESS.name())
                    ? new Parked(input.evidence().partition(), input.evidence().offset(), input)
                    : null;
        } catch (UnreadableRecordException e) {
            return null; // not ours
        }
    }

    private static @Nullable Address address(ParkedInput input) {
        RecordHeaders headers = new RecordHeaders();
        input.headers().forEach(header -> headers.add(header.name(), header.value()));
        try {
            return switch (CloudEventRecords.read(headers, input.value())) {
                case MessageReceived message -> message.channelAddress();
                case DeliveryReported report -> report.channelAddress();
                case null, default -> null;
            };
        } catch (UnreadableRecordException e) {
            return null; // it was readable when it was parked
        }
    }

    /// Appends it once more and remembers that. In between a crash replays it twice, which its SID makes
    /// harmless.
    void replay(Parked parked) throws InterruptedException {
        ParkedInput input = parked.input();
        RecordMetadata at = send(Replay.again(input, parked.id()));
        Replay replay = new Replay(parked.id(), at.partition() + "-" + at.offset());
        send(replay.record(Topic.CONVERSATION_EVENTS_PARKED.topicName(), SOURCE, Objects.requireNonNull(input.key())));
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> record) throws InterruptedException {
        try {
            return producer.send(record).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka did not take a replayed input", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close(patience);
    }
}
