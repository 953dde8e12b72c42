package dev.prosa.conversation.store;

import io.r2dbc.spi.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Binds a list of rows column by column, as arrays for `unnest`.
final class Columns<R> {

    private final Statement statement;
    private final List<R> rows;
    private int next;

    Columns(Statement statement, List<R> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    Columns<R> text(Function<R, @Nullable String> column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return bind(values);
    }

    /// An enum's name, or anything else by its `toString`.
    Columns<R> name(Function<R, @Nullable Object> column) {
        return text(row -> {
            Object value = column.apply(row);
            return value == null ? null : value.toString();
        });
    }

    Columns<R> uuid(Function<R, @Nullable UUID> column) {
        @Nullable UUID[] values = new @Nullable UUID[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return bind(values);
    }

    Columns<R> longs(ToLongFunction<R> column) {
        Long[] values = new Long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.applyAsLong(rows.get(i));
        }
        return bind(values);
    }

    Columns<R> ints(ToIntFunction<R> column) {
        @Nullable Integer[] values = new @Nullable Integer[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.applyAsInt(rows.get(i));
        }
        return bind(values);
    }

    Columns<R> integers(Function<R, @Nullable Integer> column) {
        @Nullable Integer[] values = new @Nullable Integer[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return bind(values);
    }

    Columns<R> doubles(Function<R, @Nullable Double> column) {
        @Nullable Double[] values = new @Nullable Double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return bind(values);
    }

    Columns<R> instants(Function<R, @Nullable Instant> column) {
        @Nullable OffsetDateTime[] values = new @Nullable OffsetDateTime[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Instant value = column.apply(rows.get(i));
            values[i] = value == null ? null : value.atOffset(ZoneOffset.UTC);
        }
        return bind(values);
    }

    Statement statement() {
        return statement;
    }

    private Columns<R> bind(Object values) {
        statement.bind(next++, values);
        return this;
    }
}
