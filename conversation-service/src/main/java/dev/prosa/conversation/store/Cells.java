package dev.prosa.conversation.store;

import io.r2dbc.spi.Readable;

/// Reads cells that cannot be null.
final class Cells {

    private Cells() {}

    /// @throws IllegalStateException if the cell is null
    static <T> T required(Readable row, int index, Class<T> type) {
        T value = row.get(index, type);
        if (value == null) {
            throw new IllegalStateException("column " + index + " is null");
        }
        return value;
    }
}
