package dev.prosa.conversation.relay;

import dev.prosa.contracts.wire.RecordVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The replication slot, and what is recorded of it in `relay_slot`.
///
/// A slot of the right name may still be the wrong one: whoever drops and creates it again,
/// Debezium included, makes a slot that has forgotten every row in between. It gives itself away by
/// its position. The relay records a position before the slot may confirm it, so a slot that has
/// confirmed more than was recorded is not the one that was recorded.
final class ReplicationSlot {

    private static final String INSPECT = """
            SELECT CASE
                     WHEN known.slot_name IS NULL THEN 'FIRST_START'
                     WHEN slot.slot_name IS NULL THEN 'MISSING'
                     WHEN slot.wal_status = 'lost' OR to_jsonb(slot) ->> 'invalidation_reason' IS NOT NULL THEN 'INVALIDATED'
                     WHEN known.system_identifier <> (SELECT system_identifier FROM pg_control_system()) THEN 'OTHER_CLUSTER'
                     WHEN known.publication_oid IS DISTINCT FROM publication.oid THEN 'PUBLICATION_REPLACED'
                     WHEN slot.confirmed_flush_lsn > known.confirmed THEN 'NEWER'
                   END AS fault,
                   slot.database,
                   current_database() AS here,
                   slot.plugin,
                   pg_wal_lsn_diff(pg_current_wal_lsn(), slot.restart_lsn) AS retained
              FROM (SELECT ? AS name) AS wanted
              LEFT JOIN relay_slot AS known ON known.slot_name = wanted.name
              LEFT JOIN pg_replication_slots AS slot ON slot.slot_name = wanted.name
              LEFT JOIN pg_publication AS publication ON publication.pubname = ?
            """;

    /// Nothing is saved through a slot that is not the recorded one, so the watermarks stay before
    /// the gap.
    private static final String SAVE = """
            WITH held AS (
                UPDATE relay_slot AS known
                   SET confirmed = greatest(known.confirmed, ?::pg_lsn),
                       relayed_until = coalesce(?, known.relayed_until),
                       saved_at = now()
                  FROM pg_replication_slots AS slot
                 WHERE known.slot_name = ?
                   AND slot.slot_name = known.slot_name
                   AND slot.confirmed_flush_lsn <= known.confirmed
                RETURNING 1
            ), saved AS (
                INSERT INTO relay_watermark (partition, log_offset, index)
                SELECT * FROM unnest(?::int[], ?::bigint[], ?::int[]) WHERE EXISTS (SELECT FROM held)
                ON CONFLICT (partition) DO UPDATE SET log_offset = excluded.log_offset, index = excluded.index
            )
            SELECT count(*) FROM held
            """;

    private static final String RECORD = """
            INSERT INTO relay_slot (slot_name, system_identifier, publication_oid, confirmed)
            SELECT ?, control.system_identifier, publication.oid, ?::pg_lsn
              FROM pg_control_system() AS control, pg_publication AS publication
             WHERE publication.pubname = ?
            ON CONFLICT (slot_name) DO UPDATE
               SET system_identifier = excluded.system_identifier,
                   publication_oid = excluded.publication_oid,
                   confirmed = excluded.confirmed,
                   created_at = now(),
                   saved_at = now()
            """;

    /// The last save of a relay that ended in good order may have come too late for Debezium to
    /// confirm it to the slot.
    private static final String CATCH_UP = """
            SELECT pg_replication_slot_advance(slot.slot_name, known.confirmed)
              FROM relay_slot AS known
              JOIN pg_replication_slots AS slot USING (slot_name)
             WHERE slot_name = ? AND slot.confirmed_flush_lsn < known.confirmed
            """;

    private static final String CREATE = "SELECT lsn::text FROM pg_create_logical_replication_slot(?, 'pgoutput')";
    private static final String DROP =
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ?";
    private static final String END_USER =
            "SELECT pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots WHERE slot_name = ? AND active";

    private final String name;

    ReplicationSlot(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /// What stands now.
    ///
    /// @throws IllegalStateException if the name is taken by somebody else's slot
    Finding inspect(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSPECT)) {
            statement.setString(1, name);
            statement.setString(2, Publication.NAME);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                refuseForeign(found.getString("database"), found.getString("here"), found.getString("plugin"));
                String fault = found.getString("fault");
                return new Finding(fault == null ? null : SlotFault.valueOf(fault), found.getLong("retained"));
            }
        }
    }

    /// @param fault null if the slot is the recorded one and intact
    /// @param retainedBytes how much of the write-ahead log the slot holds back
    record Finding(@Nullable SlotFault fault, long retainedBytes) {}

    private void refuseForeign(@Nullable String database, String here, @Nullable String plugin) {
        if (database != null && !(database.equals(here) && "pgoutput".equals(plugin))) {
            throw new IllegalStateException(
                    "Replication slot %s belongs to database %s (plugin %s). Set prosa.relay.slot to another name."
                            .formatted(name, database, plugin));
        }
    }

    /// Whoever streams from the slot while this instance holds the lock has lost it without
    /// noticing.
    void freeFromZombie(Connection connection) throws SQLException {
        execute(connection, END_USER);
    }

    /// Moves the slot on to the recorded position, so that of what was relayed one transaction at
    /// most is streamed again: a row tells where the one before its own ended. Nobody may be
    /// streaming from it.
    void catchUp(Connection connection) throws SQLException {
        execute(connection, CATCH_UP);
    }

    /// Drops the slot if there is one and makes it anew: it streams what is committed from now on.
    /// Waits for the transactions that run now.
    LogPosition recreate(Connection connection) throws SQLException {
        execute(connection, DROP);
        try (PreparedStatement statement = connection.prepareStatement(CREATE)) {
            statement.setString(1, name);
            try (ResultSet created = statement.executeQuery()) {
                created.next();
                return LogPosition.parse(created.getString(1));
            }
        }
    }

    /// Makes the slot the recorded one.
    void record(Connection connection, LogPosition created) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            statement.setString(1, name);
            statement.setString(2, created.toString());
            statement.setString(3, Publication.NAME);
            statement.executeUpdate();
        }
    }

    /// Records how far the relay has come, before the slot may confirm that position.
    ///
    /// @return false if the slot is not the recorded one: nothing was saved
    boolean save(Connection connection, LogPosition position, Progress progress) throws SQLException {
        Collection<RecordVersion> last = progress.last();
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, position.toString());
            statement.setObject(2, atUtc(progress.until()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setString(3, name);
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "int4", last.stream().map(RecordVersion::partition).toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "int8", last.stream().map(RecordVersion::offset).toArray()));
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "int4", last.stream().map(RecordVersion::index).toArray()));
            try (ResultSet saved = statement.executeQuery()) {
                return saved.next() && saved.getInt(1) == 1;
            }
        }
    }

    private static @Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
