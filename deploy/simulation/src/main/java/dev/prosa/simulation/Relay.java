package dev.prosa.simulation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.store.OutboxRow;
import dev.prosa.conversation.store.StoredConversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The outbox relay: streams PostgreSQL's log from its slot to Kafka, and where the slot is not the
/// recorded one sends everything after the watermarks anew, and the timers from the conversations.
final class Relay {

    private static final int AFTER_ALL = Integer.MAX_VALUE;

    private enum Stage {
        STARTING,
        ROWS,
        TIMERS,
        RECORD,
        STREAMING
    }

    private final Database database;
    private final Slot slot;
    private final Broker broker;
    private final @Nullable RecordVersion[] progress = new RecordVersion[EventLog.PARTITIONS];
    private Stage stage = Stage.STARTING;
    private int epoch;
    private int position;
    private int partition;
    private List<OutboxRow> held = List.of();

    Relay(Database database, Slot slot, Broker broker) {
        this.database = database;
        this.slot = slot;
        this.broker = broker;
    }

    /// @return false if there was nothing to do
    boolean step(int most, boolean saves) {
        return switch (stage) {
            case STARTING -> start();
            case ROWS -> republishRows();
            case TIMERS -> republishTimers();
            case RECORD -> record();
            case STREAMING -> stream(most, saves);
        };
    }

    boolean isRecovering() {
        return stage == Stage.ROWS || stage == Stage.TIMERS || stage == Stage.RECORD;
    }

    private boolean start() {
        epoch = broker.initTransactions();
        if (slot.identity() == 0 || slot.identity() != database.recordedSlot()) {
            slot.create(database.outbox().size());
            position = slot.confirmed();
            stage = Stage.ROWS;
        } else {
            position = slot.confirmed();
            stage = Stage.STREAMING;
        }
        return true;
    }

    private boolean republishRows() {
        List<OutboxRow> rows = new ArrayList<>();
        for (OutboxRow row : database.outbox()) {
            RecordVersion mark = database.watermark(row.version().partition());
            if (mark == null || row.version().isAfter(mark)) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparingInt((OutboxRow row) -> row.version().partition())
                .thenComparing(OutboxRow::version));
        if (send(rows)) {
            partition = 0;
            stage = Stage.TIMERS;
        }
        return true;
    }

    /// Under the lock of the partition's progress row: nothing of it is applied meanwhile.
    private boolean republishTimers() {
        List<TimersTopic.Entry> entries = new ArrayList<>();
        for (Map.Entry<ConversationId, StoredConversation> row :
                database.conversations().entrySet()) {
            StoredConversation stored = row.getValue();
            if (stored.partition() == partition && stored.state() instanceof Open open && stored.deadline() != null) {
                java.time.Instant armed = open.session().armed();
                entries.add(new TimersTopic.Entry(
                        stored.id(),
                        new ArmedTimer(open.session().number(), armed == null ? stored.deadline() : armed),
                        new RecordVersion(partition, stored.lastOffset(), AFTER_ALL)));
            }
        }
        if (!broker.writeTimers(epoch, partition, entries)) {
            die();
            return true;
        }
        partition++;
        if (partition == EventLog.PARTITIONS) {
            stage = Stage.RECORD;
        }
        return true;
    }

    private boolean record() {
        database.recordSlot(slot.identity());
        save();
        stage = Stage.STREAMING;
        return true;
    }

    private boolean stream(int most, boolean saves) {
        if (slot.identity() != database.recordedSlot()) {
            die();
            return true;
        }
        int end = Math.min(database.outbox().size(), position + most);
        if (end == position) {
            return false;
        }
        if (send(database.outbox().subList(position, end))) {
            position = end;
            if (saves) {
                save();
                slot.confirm(position);
            }
        }
        return true;
    }

    private boolean send(List<OutboxRow> rows) {
        if (!broker.write(epoch, rows)) {
            die();
            return false;
        }
        for (OutboxRow row : rows) {
            progress[row.version().partition()] = row.version();
        }
        return true;
    }

    private void save() {
        for (int i = 0; i < EventLog.PARTITIONS; i++) {
            RecordVersion last = progress[i];
            if (last != null) {
                database.watermark(i, last);
            }
        }
    }

    /// Begins anew, with empty hands.
    void die() {
        stage = Stage.STARTING;
        progress[0] = null;
        progress[1] = null;
    }

    /// Stands still with rows in its hands, having read them before another took over.
    Relay standStill() {
        Relay zombie = new Relay(database, slot, broker);
        zombie.epoch = epoch;
        int end = Math.min(database.outbox().size(), position + 4);
        zombie.held = stage == Stage.STREAMING ? List.copyOf(database.outbox().subList(position, end)) : List.of();
        die();
        return zombie;
    }

    /// Goes on after standing still: the broker fences it.
    boolean goOn() {
        return broker.write(epoch, held);
    }

    boolean isIdle() {
        return stage == Stage.STREAMING && position == database.outbox().size();
    }
}
