package dev.prosa.conversation.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the outbox in days: makes those to come, drops those that are old and relayed.
///
/// What no day took lies in `outbox_default`; it is deleted by the same rule. No statement waits
/// long for a lock, so
/// the listener never queues behind this; what does not work out now is done an hour later.
final class OutboxPartitions {

    private static final Logger log = LoggerFactory.getLogger(OutboxPartitions.class);

    private static final int DAYS_AHEAD = 2;
    private static final String PREFIX = "outbox_";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private static final String PREPARE = "SET lock_timeout = '1s'";

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS %s PARTITION OF outbox FOR VALUES FROM ('%s 00:00+00') TO ('%s 00:00+00')
            """;

    private static final String DAYS = """
            SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
             WHERE inhparent = 'outbox'::regclass AND relname ~ '^outbox_[0-9]{8}$'
             ORDER BY relname
            """;

    private static final String HOLDS_UNRELAYED = """
            SELECT EXISTS (
                SELECT FROM %s AS o LEFT JOIN relay_watermark AS w USING (partition)
                 WHERE w.partition IS NULL OR (o.log_offset, o.index) > (w.log_offset, w.index))
            """;

    private static final String DROP = "DROP TABLE %s";

    private static final String DELETE_DEFAULT = """
            DELETE FROM outbox_default AS o USING relay_watermark AS w
             WHERE w.partition = o.partition AND (o.log_offset, o.index) <= (w.log_offset, w.index)
               AND o.created_at < ?::date::timestamp AT TIME ZONE 'UTC'
            """;

    private OutboxPartitions() {}

    /// @param today in UTC
    /// @param oldest the first day that is kept, relayed or not
    static void maintain(Connection connection, LocalDate today, LocalDate oldest) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(PREPARE);
            for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
                create(statement, today.plusDays(ahead));
            }
            for (String table : daysBefore(statement, oldest)) {
                dropIfRelayed(statement, table);
            }
        }
        try (PreparedStatement delete = connection.prepareStatement(DELETE_DEFAULT)) {
            delete.setString(1, oldest.toString());
            delete.executeUpdate();
        }
    }

    private static void create(Statement statement, LocalDate day) throws SQLException {
        try {
            statement.execute(CREATE.formatted(PREFIX + DAY.format(day), day, day.plusDays(1)));
        } catch (SQLException e) {
            if (!"23514".equals(e.getSQLState())) { // check_violation
                throw e;
            }
            log.atWarn().addKeyValue("day", day).log("outbox day stays in the default partition, which has rows of it");
        }
    }

    private static List<String> daysBefore(Statement statement, LocalDate oldest) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(DAYS)) {
            while (found.next()) {
                String table = found.getString(1);
                if (LocalDate.parse(table.substring(PREFIX.length()), DAY).isBefore(oldest)) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    private static void dropIfRelayed(Statement statement, String table) throws SQLException {
        try (ResultSet found = statement.executeQuery(HOLDS_UNRELAYED.formatted(table))) {
            if (found.next() && found.getBoolean(1)) {
                log.atWarn().addKeyValue("table", table).log("old outbox day holds rows that were not relayed");
                return;
            }
        }
        statement.execute(DROP.formatted(table));
        log.atInfo().addKeyValue("table", table).log("old outbox day dropped");
    }
}
