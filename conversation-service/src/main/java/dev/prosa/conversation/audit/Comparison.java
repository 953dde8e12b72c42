package dev.prosa.conversation.audit;

import dev.prosa.conversation.config.PostgresProperties;
import dev.prosa.conversation.tool.DatabaseSession;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares the shadow tables with the real ones, row by row. PostgreSQL joins them and hands out
/// only what differs.
final class Comparison {

    private final DatabaseSession session;
    private final RowDifference rows;

    Comparison(DatabaseSession session, boolean reveal) {
        this.session = session;
        this.rows = new RowDifference(reveal);
    }

    private record Pair(
            Map<String, String> key,
            @Nullable String expected,
            @Nullable String found) {}

    /// @param start where the replay began
    /// @return how many differences there are
    long compare(int partition, long start, Consumer<Difference> found) {
        long count = 0;
        for (Table table : Table.values()) {
            for (Pair pair : session.stream(sql(table), row -> pair(table, row), partition, start)) {
                for (Difference difference :
                        rows.between(partition, table, pair.key(), pair.expected(), pair.found())) {
                    found.accept(difference);
                    count++;
                }
            }
        }
        return count;
    }

    private static String sql(Table table) {
        String keys = Arrays.stream(table.key().split(", "))
                .map(key -> "coalesce(e.%1$s, f.%1$s)::text".formatted(key))
                .collect(Collectors.joining(", "));
        String same = Arrays.stream(table.key().split(", "))
                .map(key -> "e.%1$s = f.%1$s".formatted(key))
                .collect(Collectors.joining(" AND "));
        return """
                SELECT to_jsonb(e) - '%1$s', to_jsonb(f) - '%1$s', %2$s
                  FROM (%3$s) AS e
                  FULL JOIN (%4$s) AS f ON %5$s
                 WHERE (to_jsonb(e) - '%1$s') IS DISTINCT FROM (to_jsonb(f) - '%1$s')
                 ORDER BY %2$s
                """.formatted(
                table.ignored(), keys, table.rows("pg_temp."), table.rows(PostgresProperties.SCHEMA + "."), same);
    }

    private static Pair pair(Table table, Readable row) {
        Map<String, String> key = new LinkedHashMap<>();
        String[] names = table.key().split(", ");
        for (int i = 0; i < names.length; i++) {
            key.put(names[i], Objects.requireNonNull(row.get(i + 2, String.class)));
        }
        return new Pair(key, row.get(0, String.class), row.get(1, String.class));
    }
}
