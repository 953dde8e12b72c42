package dev.prosa.expiry.firing;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.expiry.timers.PartitionTimers;
import dev.prosa.expiry.timers.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;

/// One life of a consumer and a producer, in passes: settle what was acknowledged, take in what
/// one poll brought, fire
/// a slice of what is due. Every step is bounded, so none waits long for another. Belongs to one
/// thread.
final class FiringSession implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final InstantSource clock;
    private final ExpiryProperties properties;
    private final int topicPartitions;
    private final HeldPartitions held;
    private final TimerIntake intake;
    private final ClaimSender sender;

    /// @param topicPartitions how many partitions `conversation-timers` has
    FiringSession(
            KafkaClients clients,
            int topicPartitions,
            InstantSource clock,
            ExpiryProperties properties,
            ExpiryMeters meters) {
        this.consumer = clients.consumer();
        this.producer = clients.producer();
        this.clock = clock;
        this.properties = properties;
        this.topicPartitions = topicPartitions;
        this.held = new HeldPartitions(consumer, properties, meters);
        this.intake = new TimerIntake(meters);
        this.sender = new ClaimSender(producer, clock, properties.retryDelay(), meters);
        // A send that has to look for its topic first would block this thread, for as long as Kafka is away.
        producer.partitionsFor(Topic.CONVERSATION_EVENTS.topicName());
        consumer.subscribe(List.of(Topic.CONVERSATION_TIMERS.topicName()), held);
    }

    void pass() {
        sender.settle();
        // Polls before it fires: after a long standstill, the poll is what tells that the partitions are gone.
        for (ConsumerRecord<String, byte[]> record : consumer.poll(untilNextAttempt())) {
            PartitionTimers timers = held.get(record.partition());
            if (timers != null) {
                intake.apply(timers, record);
            }
        }
        held.watchRebuilds();
        fireSlices();
    }

    Standing standing() {
        return new Standing(
                held.joined(),
                topicPartitions,
                held.all().stream().map(PartitionTimers::summary).toList());
    }

    Lookup find(ConversationId conversation) {
        byte[] key = conversation.toString().getBytes(StandardCharsets.UTF_8);
        int partition = BuiltInPartitioner.partitionForKey(key, topicPartitions);
        PartitionTimers timers = held.get(partition);
        if (timers == null) {
            return new Lookup.Elsewhere(
                    partition,
                    held.all().stream().map(PartitionTimers::partition).toList());
        }
        if (!timers.isRebuilt()) {
            return new Lookup.StillRebuilding(partition);
        }
        Timer timer = timers.timer(conversation);
        return timer == null ? new Lookup.NoTimer(partition) : new Lookup.Found(partition, timer);
    }

    private void fireSlices() {
        for (PartitionTimers timers : held.all()) {
            if (!fireSlice(timers)) {
                held.all().forEach(all -> all.pauseUntil(sender.retryAt()));
                return;
            }
        }
    }

    private boolean fireSlice(PartitionTimers timers) {
        for (int i = 0; i < properties.slice(); i++) {
            Timer due = timers.takeDue(clock.instant());
            if (due == null) {
                return true;
            }
            if (!sender.send(timers, due)) {
                return false;
            }
        }
        return true;
    }

    /// Rounded up to the millisecond that a poll can wait, lest the last one be spent spinning.
    private Duration untilNextAttempt() {
        @Nullable
        Instant next = held.all().stream()
                .map(PartitionTimers::nextAttempt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        Instant now = clock.instant();
        if (!next.isAfter(now)) {
            return Duration.ZERO;
        }
        Instant latest = now.plus(properties.pollTimeout());
        return Duration.between(now, next.isBefore(latest) ? next : latest).plusNanos(999_999);
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
