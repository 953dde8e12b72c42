package dev.prosa.conversation.relay;

import dev.prosa.contracts.wire.Json;
import dev.prosa.conversation.tool.DatabaseSession;
import dev.prosa.conversation.tool.Tool;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `republish`: `[--since=2026-11-20T10:15:00Z] [--dry-run] [--json]`.
///
/// Takes away what the relay recorded of its slot, and its watermarks where more than what came
/// after
/// them is wanted. The running relay looks every few seconds, finds no record, and does what it
/// does
/// for a lost slot.
public final class RepublishMain {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final String ROWS = """
            SELECT count(*) FROM outbox AS o
              LEFT JOIN relay_watermark AS w USING (partition)
             WHERE w.partition IS NULL OR (o.log_offset, o.index) > (w.log_offset, w.index) OR o.created_at >= $1
            """;

    private static final String TIMERS = "SELECT count(*) FROM conversation WHERE deadline_bin IS NOT NULL";

    /// One before the first row of each partition that shall leave again; never forwards.
    private static final String REWIND = """
            UPDATE relay_watermark AS w
               SET log_offset = first.log_offset - 1, index = 2147483647
              FROM (SELECT partition, min(log_offset) AS log_offset FROM outbox
                     WHERE created_at >= $1 GROUP BY partition) AS first
             WHERE w.partition = first.partition AND w.log_offset >= first.log_offset
            """;

    private static final String FORGET = "DELETE FROM relay_slot";
    private static final String RECORDED = "SELECT count(*) FROM relay_slot";

    private RepublishMain() {}

    public static void main(String[] arguments) {
        Tool.main(tool -> run(tool, List.of(arguments)));
    }

    /// @param rows of the outbox
    private record Republished(boolean dryRun, long rows, long timers) {
        String line() {
            return "%d outbox rows and %d timers %s"
                    .formatted(rows, timers, dryRun ? "would be sent again" : "were sent again");
        }
    }

    private static int run(Tool tool, List<String> arguments) {
        boolean dryRun = arguments.contains("--dry-run");
        Instant since = arguments.stream()
                .filter(argument -> argument.startsWith("--since="))
                .map(argument -> Instant.parse(argument.substring("--since=".length())))
                .findFirst()
                .orElse(null);
        try (DatabaseSession session = DatabaseSession.open(tool.postgres())) {
            Republished counted = new Republished(dryRun, count(session, ROWS, from(since)), count(session, TIMERS));
            if (!dryRun) {
                if (count(session, RECORDED) == 0) {
                    throw new IllegalArgumentException("The relay has never run on this database: start Prosa first");
                }
                request(session, since);
                await(session);
            }
            tool.print(arguments.contains("--json") ? Json.writeText(counted) : counted.line());
            return Tool.RIGHT;
        }
    }

    /// In one transaction: what a running relay saves from now on finds no record and is not saved.
    private static void request(DatabaseSession session, @Nullable Instant since) {
        session.execute("BEGIN");
        session.execute(FORGET);
        if (since != null) {
            session.execute(REWIND, from(since));
        }
        session.execute("COMMIT");
    }

    private static void await(DatabaseSession session) {
        long begun = System.nanoTime();
        while (count(session, RECORDED) == 0) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalArgumentException(
                        "Requested, but no relay has taken it up: is conversation-service running? See ./prosa doctor");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("Requested; interrupted before the relay was done");
        }
    }

    private static OffsetDateTime from(@Nullable Instant since) {
        return since == null
                ? OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)
                : since.atOffset(ZoneOffset.UTC);
    }

    private static long count(DatabaseSession session, String sql, Object... arguments) {
        return session.query(sql, row -> Objects.requireNonNull(row.get(0, Long.class)), arguments)
                .getFirst();
    }
}
