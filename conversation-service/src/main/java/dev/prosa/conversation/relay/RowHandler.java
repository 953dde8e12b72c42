package dev.prosa.conversation.relay;

import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.StopEngineException;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/// Takes what the engine streams, batch by batch: to Kafka first, then into the watermarks, then
/// back to the engine as
/// processed, which lets the slot move on.
///
/// A transaction costs Kafka as much as some hundred rows, so the more rows one carried, the longer the
/// next ones gather ([RelayProperties#gather]); a lone row never waits.
///
/// Watermarks are saved about once a second, not per batch. Only a position that was saved is
/// marked as processed, so
/// the slot never confirms more than is recorded ([ReplicationSlot]).
final class RowHandler implements DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>>, OffsetCommitPolicy {

    private static final long NANOS_PER_ROW = 1_000_000;

    private final KafkaWriter kafka;
    private final ReplicationSlot slot;
    private final Term term;
    private final RelayProperties properties;
    private final RelayObserver observer;
    private final ChangedRows changed = new ChangedRows();
    private final Progress progress = new Progress();
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable RecordChangeEvent<SourceRecord> unsaved;
    private @Nullable RecordCommitter<RecordChangeEvent<SourceRecord>> committer;
    private long savedAt = System.nanoTime();
    private volatile long heardAt = System.nanoTime();
    private volatile boolean stopping;

    RowHandler(KafkaWriter kafka, ReplicationSlot slot, Term term, RelayProperties properties, RelayObserver observer) {
        this.kafka = kafka;
        this.slot = slot;
        this.term = term;
        this.properties = properties;
        this.observer = observer;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> events, RecordCommitter<RecordChangeEvent<SourceRecord>> engine)
            throws InterruptedException {
        lock.lock();
        try {
            if (stopping) {
                throw new StopEngineException("the relay stops");
            }
            relay(events);
            unsaved = events.getLast();
            committer = engine;
            engine.markBatchFinished(); // asks performCommit
        } catch (SQLException | FencedException e) {
            throw new RelayException(e);
        } finally {
            heardAt = System.nanoTime();
            lock.unlock();
        }
    }

    private void relay(List<RecordChangeEvent<SourceRecord>> events)
            throws SQLException, FencedException, InterruptedException {
        List<OutboxRow> rows = new ArrayList<>(events.size());
        Instant committedAt = Instant.MAX;
        for (RecordChangeEvent<SourceRecord> event : events) {
            OutboxRow row = changed.row(event.record());
            if (row != null) {
                committedAt = rows.isEmpty() ? ChangedRows.committedAt(event.record()) : committedAt;
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        long began = System.nanoTime();
        List<Refusal> refused = kafka.write(rows);
        RefusedRows.keep(term.connection(), refused, observer);
        progress.relayed(rows, committedAt);
        observer.relayed(rows, committedAt, Duration.ofNanos(System.nanoTime() - began));
        LockSupport.parkNanos(began + gathering(rows.size()) - System.nanoTime());
    }

    /// How far apart two transactions begin, in nanoseconds: a millisecond a row, up to the bound.
    private long gathering(int rows) {
        return Math.min(properties.gather().toNanos(), rows * NANOS_PER_ROW);
    }

    /// Asked after every poll of the engine, also an empty one: the moment to save.
    @Override
    public boolean performCommit(long processed, Duration since) {
        lock.lock();
        try {
            return System.nanoTime() - savedAt >= properties.saveEvery().toNanos() && save();
        } catch (SQLException | InterruptedException e) {
            throw new RelayException(e);
        } finally {
            lock.unlock();
        }
    }

    private boolean save() throws SQLException, InterruptedException {
        savedAt = System.nanoTime();
        RecordChangeEvent<SourceRecord> last = unsaved;
        RecordCommitter<RecordChangeEvent<SourceRecord>> engine = committer;
        if (last == null || engine == null) {
            return false;
        }
        LogPosition position = ChangedRows.position(last.record());
        if (position != null) {
            if (!slot.save(term.connection(), position, progress)) {
                throw new SQLException("the replication slot is not the recorded one");
            }
            engine.markProcessed(last);
        }
        unsaved = null;
        return position != null;
    }

    /// Lets the running batch end, saves where it stands and takes no further one.
    void stop(Duration patience) throws InterruptedException {
        boolean idle = lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        stopping = true;
        if (!idle) {
            return; // Kafka does not answer; what it has not taken comes again from the slot
        }
        try {
            if (term.isHeld()) {
                save();
            }
        } catch (SQLException e) {
            // the slot then confirms less than was relayed: the next relay sends a few rows twice
        } finally {
            lock.unlock();
        }
    }

    /// How long ago the engine last delivered anything; nothing while a batch is on its way to
    /// Kafka.
    Duration silence() {
        return lock.isLocked() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - heardAt);
    }
}
