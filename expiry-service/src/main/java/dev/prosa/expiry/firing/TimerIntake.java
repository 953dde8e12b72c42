package dev.prosa.expiry.firing;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.Json;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.expiry.timers.Arrival;
import dev.prosa.expiry.timers.PartitionTimers;
import java.time.DateTimeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Applies the records of `conversation-timers` to memory. What nobody can read is counted, logged
/// and skipped: these
/// records are our own, and the sweeper catches what a missing timer leaves behind.
final class TimerIntake {

    private static final Logger log = LoggerFactory.getLogger(TimerIntake.class);
    private static final int MOST_LOGGED = 100;

    private final ExpiryMeters meters;
    private int logged;

    TimerIntake(ExpiryMeters meters) {
        this.meters = meters;
    }

    void apply(PartitionTimers timers, ConsumerRecord<String, byte[]> record) {
        try {
            meters.arrived(read(timers, record));
        } catch (UnreadableRecordException e) {
            meters.unreadable();
            report(record, e);
        }
    }

    /// Reads two headers instead of a whole CloudEvent: a rebuild reads millions of records.
    private static Arrival read(PartitionTimers timers, ConsumerRecord<String, byte[]> record)
            throws UnreadableRecordException {
        if (!EventType.ARMED_TIMER.type().equals(CloudEventRecords.header(record.headers(), "ce_type"))) {
            throw new UnreadableRecordException("ce_type is not " + EventType.ARMED_TIMER.type());
        }
        ConversationId conversation = conversation(record.key());
        RecordVersion version = CloudEventRecords.version(record.headers());
        if (record.value() == null) {
            return timers.disarm(conversation, version);
        }
        try {
            return timers.arm(conversation, timer(record.value()), version);
        } catch (ArithmeticException | DateTimeException e) {
            throw new UnreadableRecordException("fireAt is out of reach");
        }
    }

    private static ConversationId conversation(@Nullable String key) throws UnreadableRecordException {
        try {
            if (key != null) {
                return ConversationId.of(key);
            }
        } catch (IllegalArgumentException e) {
            // Falls through: the key itself stays out of the message.
        }
        throw new UnreadableRecordException("the key is no conversation ID");
    }

    private static ArmedTimer timer(byte[] json) throws UnreadableRecordException {
        ArmedTimer timer;
        try {
            timer = Json.read(json, ArmedTimer.class);
        } catch (JacksonException e) {
            throw new UnreadableRecordException(
                    "the value is no armed timer: " + e.getClass().getSimpleName());
        }
        if (timer == null || timer.fireAt() == null || timer.session() < 1) {
            throw new UnreadableRecordException("session or fireAt is missing");
        }
        return timer;
    }

    private void report(ConsumerRecord<?, ?> record, UnreadableRecordException e) {
        if (++logged <= MOST_LOGGED) {
            log.atWarn()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log(logged < MOST_LOGGED ? "record skipped" : "record skipped, further ones are only counted");
        }
    }
}
