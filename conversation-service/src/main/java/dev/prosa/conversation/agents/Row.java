package dev.prosa.conversation.agents;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Evidence;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a row's cells by the names of their columns.
public record Row(Readable cells) {

    public <T> T required(String column, Class<T> type) {
        return Objects.requireNonNull(cells.get(column, type), column);
    }

    public <T> @Nullable T optional(String column, Class<T> type) {
        return cells.get(column, type);
    }

    public <E extends Enum<E>> @Nullable E choice(String column, Class<E> type) {
        String name = optional(column, String.class);
        return name == null ? null : Enum.valueOf(type, name);
    }

    public @Nullable Actor actor(String kindColumn, String idColumn) {
        Actor.Kind kind = choice(kindColumn, Actor.Kind.class);
        return kind == null ? null : new Actor(kind, optional(idColumn, String.class));
    }

    Evidence evidence() {
        return new Evidence(required("partition", Integer.class), required("log_offset", Long.class));
    }
}
