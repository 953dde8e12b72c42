package dev.prosa.conversation.doctor;

import dev.prosa.conversation.doctor.Check.State;
import dev.prosa.conversation.tool.DatabaseSession;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks at PostgreSQL. Statements: 6.
final class DatabaseChecks {

    private static final Duration LATE_SWEEP = Duration.ofMinutes(3);
    private static final Duration SKEW = Duration.ofSeconds(2);
    private static final long RETAINED_WARN = 1L << 30;

    private static final String OVERDUE = """
            SELECT count(*) FILTER (WHERE deadline < now() - interval '2 minutes'),
                   count(*) FILTER (WHERE deadline IS NULL AND status <> 'CLOSED'),
                   count(*) FILTER (WHERE deadline IS NOT NULL)
              FROM conversation WHERE deadline_bin IS NOT NULL OR status <> 'CLOSED'
            """;

    private static final String SLOT = """
            SELECT known.slot_name, slot.slot_name IS NOT NULL, coalesce(slot.active, false),
                   coalesce(slot.wal_status, 'gone'),
                   coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), slot.restart_lsn), 0)::bigint
              FROM relay_slot AS known
              LEFT JOIN pg_replication_slots AS slot USING (slot_name)
            """;

    private static final String UNRELAYED = """
            SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)::bigint
              FROM outbox AS o LEFT JOIN relay_watermark AS w USING (partition)
             WHERE (w.partition IS NULL OR (o.log_offset, o.index) > (w.log_offset, w.index))
               AND o.created_at < now() - interval '10 seconds'
            """;

    private final DatabaseSession session;

    DatabaseChecks(DatabaseSession session) {
        this.session = session;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        Instant database = one("SELECT now()", row -> Objects.requireNonNull(row.get(0, Instant.class)));
        Duration skew = Duration.between(Instant.now(), database).abs();
        checks.add(Check.of(
                "clock of PostgreSQL",
                State.WARN,
                skew.compareTo(SKEW) <= 0,
                "%d ms from this host's".formatted(skew.toMillis())));
        checks.addAll(one(OVERDUE, DatabaseChecks::sessions));
        checks.add(one(
                "SELECT last_at::text, extract(epoch FROM now() - last_at)::bigint FROM sweep_round"
                        + " WHERE last_at > '-infinity' UNION ALL SELECT NULL, 0 LIMIT 1",
                DatabaseChecks::sweeper));
        checks.add(one("SELECT count(*) FROM sweep", row -> {
            long swept = number(row, 0);
            return Check.of(
                    "sweeper as sensor",
                    State.WARN,
                    swept == 0,
                    swept == 0
                            ? "claimed nothing lately"
                            : swept + " timeouts claimed in the last 10 minutes: look at expiry-service");
        }));
        List<Check> slots = session.query(SLOT, DatabaseChecks::slot);
        checks.addAll(
                slots.isEmpty()
                        ? List.of(new Check("replication slot", State.FAIL, "the relay has never run: start Prosa"))
                        : slots);
        checks.add(one(
                UNRELAYED,
                row -> Check.of(
                        "outbox",
                        number(row, 1) > 120 ? State.FAIL : State.WARN,
                        number(row, 0) == 0,
                        number(row, 0) == 0
                                ? "all relayed"
                                : "%d rows wait, the oldest for %d s: is the relay running?"
                                        .formatted(number(row, 0), number(row, 1)))));
        checks.add(one(
                "SELECT count(*) FROM relay_refused",
                row -> Check.of(
                        "refused by Kafka",
                        State.WARN,
                        number(row, 0) == 0,
                        number(row, 0) + " rows in conversation.relay_refused")));
        return checks;
    }

    private static List<Check> sessions(Readable row) {
        return List.of(
                Check.of(
                        "overdue sessions",
                        State.FAIL,
                        number(row, 0) == 0,
                        "%d of %d open ones are more than 2 minutes past their deadline"
                                .formatted(number(row, 0), number(row, 2))),
                Check.of(
                        "sessions without end",
                        State.FAIL,
                        number(row, 1) == 0,
                        number(row, 1) + " open ones without a deadline"));
    }

    private static Check sweeper(Readable row) {
        String last = row.get(0, String.class);
        long seconds = number(row, 1);
        return last == null
                ? new Check("sweeper", State.WARN, "has not made a round yet")
                : Check.of(
                        "sweeper",
                        State.FAIL,
                        seconds <= LATE_SWEEP.toSeconds(),
                        "last round %d s ago%s"
                                .formatted(
                                        seconds,
                                        seconds <= LATE_SWEEP.toSeconds() ? "" : ": is conversation-service running?"));
    }

    private static Check slot(Readable row) {
        String name = row.get(0, String.class);
        boolean there = Boolean.TRUE.equals(row.get(1, Boolean.class));
        boolean active = Boolean.TRUE.equals(row.get(2, Boolean.class));
        String status = row.get(3, String.class);
        long retained = number(row, 4);
        State state = !there || "lost".equals(status)
                ? State.FAIL
                : !active || retained > RETAINED_WARN ? State.WARN : State.OK;
        return new Check(
                "replication slot",
                state,
                "%s: %s, %s, holds back %d kB%s"
                        .formatted(
                                name,
                                there ? (active ? "streaming" : "nobody streams") : "gone",
                                status,
                                retained / 1024,
                                there ? "" : ": the relay makes it anew and republishes when it runs"));
    }

    private static long number(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, Long.class));
    }

    private <T> T one(String sql, java.util.function.Function<Readable, @Nullable T> read) {
        return session.query(sql, row -> Objects.requireNonNull(read.apply(row)))
                .getFirst();
    }
}
