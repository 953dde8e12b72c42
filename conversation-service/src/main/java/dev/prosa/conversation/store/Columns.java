package dev.prosa.conversation.store;

import io.r2dbc.spi.Statement;
import java.time.Instant;
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
        return bind(ElementType.TEXT, column);
    }

    /// An enum's name, or anything else by its `toString`.
    Columns<R> name(Function<R, @Nullable Object> column) {
        return text(row -> {
            Object value = column.apply(row);
            return value == null ? null : value.toString();
        });
    }

    Columns<R> uuid(Function<R, @Nullable UUID> column) {
        return bind(ElementType.UUID_VALUE, column);
    }

    Columns<R> longs(ToLongFunction<R> column) {
        return bind(ElementType.BIGINT, column::applyAsLong);
    }

    Columns<R> ints(ToIntFunction<R> column) {
        return bind(ElementType.INTEGER, column::applyAsInt);
    }

    Columns<R> integers(Function<R, @Nullable Integer> column) {
        return bind(ElementType.INTEGER, column);
    }

    Columns<R> doubles(Function<R, @Nullable Double> column) {
        return bind(ElementType.DOUBLE, column);
    }

    Columns<R> instants(Function<R, @Nullable Instant> column) {
        return bind(ElementType.INSTANT, column);
    }

    Statement statement() {
        return statement;
    }

    private Columns<R> bind(ElementType type, Function<R, ?> column) {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        statement.bind(next++, new ArrayParameter(type, values));
        return this;
    }
}
