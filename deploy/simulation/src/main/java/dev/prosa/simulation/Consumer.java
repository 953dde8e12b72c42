package dev.prosa.simulation;

import dev.prosa.conversation.closure.ClosureDetector;
import dev.prosa.conversation.handling.BatchHandler;
import dev.prosa.conversation.handling.PartitionBatch;
import dev.prosa.conversation.handling.PassingErrors;
import dev.prosa.conversation.handling.Simulated;
import dev.prosa.conversation.organization.DirectorySnapshot;
import dev.prosa.conversation.organization.TextBook;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/// One instance of conversation-service: the listener's rules around the batch handler that runs in
/// production. It goes on where PostgreSQL says, and only where the log still reaches.
final class Consumer {

    private static final Uuid TOPIC = new Uuid(1, 1);
    private static final TextBook TEXTS = new TextBook();
    private static final long NOT_HELD = -1;

    private final int number;
    private final EventLog log;
    private final Database database;
    private final Organizations organizations;
    private final ClosureDetector detector;
    private final Values values;
    private final long[] position = {NOT_HELD, NOT_HELD};
    private final boolean[] lost = new boolean[EventLog.PARTITIONS];
    private final boolean[] given = new boolean[EventLog.PARTITIONS];
    private final boolean[] stopped = new boolean[EventLog.PARTITIONS];
    private SimulatedStorage storage;
    private BatchHandler handler;
    private DirectorySnapshot decidedBy;
    private @Nullable List<PartitionBatch> inFlight;
    private boolean again;
    private boolean alive = true;

    Consumer(
            int number,
            EventLog log,
            Database database,
            Organizations organizations,
            ClosureDetector detector,
            Values values) {
        this.number = number;
        this.log = log;
        this.database = database;
        this.organizations = organizations;
        this.detector = detector;
        this.values = values;
        this.decidedBy = organizations.current();
        this.storage = new SimulatedStorage(database, number);
        this.handler = Simulated.handler(storage, this::directory, detector, TEXTS, values::write);
    }

    private DirectorySnapshot directory() {
        decidedBy = organizations.current();
        return decidedBy;
    }

    /// What the last batch was decided by.
    DirectorySnapshot decidedBy() {
        return decidedBy;
    }

    boolean isAlive() {
        return alive;
    }

    SimulatedStorage storage() {
        return storage;
    }

    boolean isBusy() {
        return inFlight != null;
    }

    boolean isStopped(int partition) {
        return stopped[partition];
    }

    boolean holds(int partition) {
        return alive && position[partition] != NOT_HELD;
    }

    /// Whether it believes to hold a partition that another has.
    boolean isZombie() {
        return alive && (lost[0] && position[0] != NOT_HELD || lost[1] && position[1] != NOT_HELD);
    }

    /// One step: what waits at the database goes on, or the next batch begins.
    ///
    /// @param most how many records a poll brings at most
    /// @return false if there was nothing to do
    boolean step(int most) {
        if (!alive) {
            return false;
        }
        if (storage.isWaiting()) {
            storage.proceed();
            return true;
        }
        if (again) {
            again = false;
            handle(java.util.Objects.requireNonNull(inFlight));
            return true;
        }
        hearOfRebalance(false);
        List<PartitionBatch> batches = new ArrayList<>();
        int more = most;
        for (int i = 0; i < EventLog.PARTITIONS; i++) {
            PartitionBatch batch = poll((i + most) % EventLog.PARTITIONS, more);
            if (batch != null) {
                batches.add(batch);
                more -= batch.records().size();
            }
        }
        if (batches.isEmpty()) {
            return false;
        }
        handle(batches);
        return true;
    }

    private @Nullable PartitionBatch poll(int partition, int most) {
        long from = position[partition];
        if (from == NOT_HELD || stopped[partition]) {
            return null;
        }
        if (from < log.start(partition)) {
            handler.forget(partition);
            place(partition); // out of range, and nothing is reset by itself
            return null;
        }
        long to = Math.min(log.end(partition), from + most);
        return from < to ? new PartitionBatch(TOPIC, partition, log.slice(partition, from, to)) : null;
    }

    private void handle(List<PartitionBatch> batches) {
        inFlight = batches;
        handler.handle(batches).subscribe(_ -> stored(batches), this::failed);
    }

    private void stored(List<PartitionBatch> batches) {
        batches.forEach(batch -> position[batch.partition()] += batch.records().size());
        inFlight = null;
    }

    /// What passes is tried again; anything else goes back to where PostgreSQL stands.
    private void failed(Throwable error) {
        if (PassingErrors.isPassing(error)) {
            again = true;
            return;
        }
        inFlight = null;
        seek();
    }

    private void seek() {
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            if (position[partition] != NOT_HELD) {
                handler.forget(partition);
                place(partition);
            }
        }
    }

    /// Where the log no longer reaches PostgreSQL's offset, going on would skip in silence.
    private void place(int partition) {
        long next = database.next(partition);
        stopped[partition] = next < log.start(partition) || next > log.end(partition);
        position[partition] = next;
    }

    /// The group gives it a partition; it hears of that when it polls.
    void assign(int partition) {
        given[partition] = true;
        if (!isBusy()) {
            hearOfRebalance(true);
        }
    }

    /// The group takes a partition away.
    ///
    /// @param silently it stands still, and hears of it later
    void revoke(int partition, boolean silently) {
        given[partition] = false;
        lost[partition] = true;
        if (!silently && !isBusy()) {
            hearOfRebalance(true);
        }
    }

    /// A consumer that stood still still works off what it had fetched.
    void hearOfRebalance(boolean certainly) {
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            if (lost[partition] && (certainly || given[partition])) {
                lost[partition] = false;
                position[partition] = NOT_HELD;
                handler.forget(partition);
            }
            if (given[partition]) {
                given[partition] = false;
                handler.forget(partition);
                place(partition);
                if (position[partition] == NOT_HELD) {
                    throw new IllegalStateException("no position");
                }
            }
        }
    }

    /// It dies: whatever waits at the database will never be heard of.
    void crash() {
        alive = false;
        inFlight = null;
        again = false;
    }

    void restart() {
        storage = new SimulatedStorage(database, number);
        handler = Simulated.handler(storage, this::directory, detector, TEXTS, values::write);
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            position[partition] = NOT_HELD;
            lost[partition] = false;
            given[partition] = false;
            stopped[partition] = false;
        }
        alive = true;
    }
}
