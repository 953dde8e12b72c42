package dev.prosa.analytics.closures;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Rows turned into columns, the form in which `unnest` takes them.
record Columns<R>(List<R> rows) {

    UUID[] uuids(Function<R, UUID> value) {
        return array(UUID[]::new, value);
    }

    @Nullable
    String[] texts(Function<R, @Nullable String> value) {
        return array(String[]::new, value);
    }

    @Nullable
    Integer[] integers(Function<R, @Nullable Integer> value) {
        return array(Integer[]::new, value);
    }

    Long[] longs(ToLongFunction<R> value) {
        return array(Long[]::new, value::applyAsLong);
    }

    @Nullable
    Instant[] instants(Function<R, @Nullable Instant> value) {
        return array(Instant[]::new, value);
    }

    private <T extends @Nullable Object> T[] array(IntFunction<T[]> empty, Function<R, T> value) {
        return rows.stream().map(value).toArray(empty);
    }
}
