package dev.prosa.ingress.delivery;

import dev.prosa.ingress.delivery.sends.SendLedger;
import dev.prosa.ingress.delivery.sends.StandingsReader;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The partitions this instance sends, as the consumer group gives and takes them. Nothing of a partition is
/// sent before it is known how far its earlier owners got.
final class Holdings implements ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(Holdings.class);

    private final Map<TopicPartition, Holding> held = new ConcurrentHashMap<>();
    private final Consumer<String, byte[]> consumer;
    private final StandingsReader reader;
    private final SendLedger ledger;
    private final Courier courier;
    private final Duration patience;

    /// @param patience how long what is under way may take when a partition is taken away
    Holdings(
            Consumer<String, byte[]> consumer,
            StandingsReader reader,
            SendLedger ledger,
            Courier courier,
            Duration patience) {
        this.consumer = consumer;
        this.reader = reader;
        this.ledger = ledger;
        this.courier = courier;
        this.patience = patience;
    }

    Collection<Holding> all() {
        return held.values();
    }

    Map<TopicPartition, Holding> byPartition() {
        return held;
    }

    @Nullable
    Holding of(TopicPartition partition) {
        return held.get(partition);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        ledger.member(consumer.groupMetadata());
        for (TopicPartition partition : partitions) {
            try {
                Holding holding = new Holding(partition.partition(), reader.read(partition.partition()), courier);
                ledger.take(holding);
                held.put(partition, holding);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        if (!partitions.isEmpty()) {
            log.atInfo().addKeyValue("partitions", partitions.size()).log("partitions taken");
        }
    }

    /// What is under way may still be settled: the group waits.
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        giveUp(partitions, patience);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        giveUp(partitions, Duration.ZERO);
    }

    private void giveUp(Collection<TopicPartition> partitions, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        for (TopicPartition partition : partitions) {
            Holding holding = held.remove(partition);
            if (holding != null) {
                holding.stop(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
                ledger.release(holding);
            }
        }
    }

    /// Gives up what is held without asking the group.
    void loseAll() {
        onPartitionsLost(List.copyOf(held.keySet()));
    }
}
