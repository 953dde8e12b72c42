package dev.prosa.conversation.relay;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a slot that can be trusted again, and sends what a lost one may have kept from Kafka.
///
/// First the new slot: it streams whatever is committed from then on. Then everything before: the
/// outbox's rows after
/// the watermarks, and the timers of all open conversations. Only when Kafka has them is the slot
/// recorded, so a crash
/// in between begins anew. Rows that are sent twice carry the same version and are ignored.
final class LostSlotRecovery {

    private static final Logger log = LoggerFactory.getLogger(LostSlotRecovery.class);

    private final ReplicationSlot slot;
    private final RelayObserver observer;

    LostSlotRecovery(ReplicationSlot slot, RelayObserver observer) {
        this.slot = slot;
        this.observer = observer;
    }

    /// @param term through whose connection is written
    /// @param reader a connection for long reads
    void recover(SlotFault fault, Term term, Connection reader, KafkaWriter kafka)
            throws SQLException, FencedException, InterruptedException {
        if (fault != SlotFault.FIRST_START) {
            observer.slotLost(fault);
            log.atError()
                    .addKeyValue("slot", slot.name())
                    .addKeyValue("reason", fault)
                    .log("replication slot lost, republishing from the tables");
        }
        LogPosition created = slot.recreate(reader);
        Progress progress = new Progress();
        RowSink sink = rows -> RefusedRows.keep(term.connection(), kafka.write(rows), observer);
        long rows = UnrelayedRows.sendAll(reader, slot.name(), batch -> {
            sink.send(batch);
            progress.relayed(batch, null);
        });
        long timers = ArmedTimers.sendAll(reader, sink);
        slot.record(term.connection(), created);
        slot.save(term.connection(), created, progress);
        observer.republished(rows, timers);
        log.atInfo()
                .addKeyValue("slot", slot.name())
                .addKeyValue("position", created)
                .addKeyValue("rows", rows)
                .addKeyValue("timers", timers)
                .log("replication slot created and everything before it republished");
    }
}
