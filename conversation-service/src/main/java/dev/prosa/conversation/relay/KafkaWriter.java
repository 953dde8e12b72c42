package dev.prosa.conversation.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes rows to Kafka, each batch in one transaction under the relay's one `transactional.id`.
///
/// It goes on trying while Kafka is away. A row that Kafka will never take makes it split the
/// batch down to that row,
/// which comes back as a [Refusal]; the others are written in their order. Used by one thread at a
/// time.
final class KafkaWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaWriter.class);

    /// Proves that this instance still holds the relay's lock.
    @FunctionalInterface
    interface Guard {
        void verify() throws SQLException;
    }

    private final Supplier<Producer<String, byte[]>> producers;
    private final Guard guard;
    private final StopSignal stop;
    private final RelayObserver observer;
    private @Nullable Producer<String, byte[]> producer;

    /// @param guard asked before each `initTransactions`, which would otherwise fence the rightful
    ///     holder
    KafkaWriter(Supplier<Producer<String, byte[]>> producers, Guard guard, StopSignal stop, RelayObserver observer) {
        this.producers = producers;
        this.guard = guard;
        this.stop = stop;
        this.observer = observer;
    }

    /// Returns when every row is committed to Kafka or refused by it for good.
    ///
    /// @throws FencedException if another relay writes
    /// @throws SQLException if this instance holds the lock no longer
    List<Refusal> write(List<OutboxRow> rows) throws FencedException, SQLException, InterruptedException {
        List<Refusal> refused = new ArrayList<>();
        write(rows, refused);
        return refused;
    }

    private void write(List<OutboxRow> rows, List<Refusal> refused)
            throws FencedException, SQLException, InterruptedException {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), stop);
        while (true) {
            try {
                transact(rows);
                return;
            } catch (UnacceptableException e) {
                if (rows.size() == 1) {
                    refused.add(e.refusalOf(rows.getFirst()));
                } else {
                    write(rows.subList(0, rows.size() / 2), refused);
                    write(rows.subList(rows.size() / 2, rows.size()), refused);
                }
                return;
            } catch (KafkaException e) {
                discard();
                observer.retries();
                log.atWarn()
                        .addKeyValue("rows", rows.size())
                        .addKeyValue("reason", e.toString())
                        .log("relay cannot write to Kafka yet");
                backoff.pause();
            }
        }
    }

    private void transact(List<OutboxRow> rows)
            throws UnacceptableException, FencedException, SQLException, InterruptedException {
        List<ProducerRecord<String, byte[]>> records = records(rows);
        FirstHopeless verdict = new FirstHopeless();
        try {
            Producer<String, byte[]> kafka = producer();
            kafka.beginTransaction();
            for (ProducerRecord<String, byte[]> record : records) {
                kafka.send(record, verdict);
            }
            kafka.commitTransaction(); // awaits every send
        } catch (InterruptException e) {
            Thread.interrupted();
            discard();
            throw new InterruptedException("interrupted while writing to Kafka");
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            discard();
            throw new FencedException(e);
        } catch (KafkaException e) {
            Exception hopeless = verdict.exception();
            if (hopeless == null) {
                throw e;
            }
            producer().abortTransaction();
            throw new UnacceptableException(hopeless);
        }
    }

    private static List<ProducerRecord<String, byte[]>> records(List<OutboxRow> rows) throws UnacceptableException {
        try {
            return rows.stream().map(OutboxRecords::of).toList();
        } catch (RuntimeException e) {
            throw new UnacceptableException(e);
        }
    }

    private Producer<String, byte[]> producer() throws SQLException {
        Producer<String, byte[]> current = producer;
        if (current == null) {
            guard.verify();
            current = producers.get();
            producer = current;
            current.initTransactions();
        }
        return current;
    }

    /// Without waiting: the next producer's `initTransactions` aborts what is left open.
    private void discard() {
        Producer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        discard();
    }
}
