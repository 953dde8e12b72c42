package dev.prosa.conversation.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One cell, or one whole row, that is not as the log says.
///
/// @param kind `DIFFERS`; or `MISSING` and `UNEXPECTED` for rows
/// @param key what tells the row from others
/// @param column with a path into it where it holds JSON; null for whole rows
/// @param expected what the replay says; what customers wrote is masked
/// @param found what PostgreSQL holds
public record Difference(
        int partition,
        String table,
        Kind kind,
        Map<String, String> key,
        @Nullable String column,
        @Nullable String expected,
        @Nullable String found) {

    /// What is wrong with a row.
    public enum Kind {
        DIFFERS,
        MISSING,
        UNEXPECTED
    }

    /// One line.
    public String line() {
        String row = "%s %s %s".formatted(kind, table, key);
        return column == null ? row : "%s %s: expected %s, found %s".formatted(row, column, expected, found);
    }
}
