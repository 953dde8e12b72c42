package dev.prosa.conversation.agents;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param next what to ask for to go on; null at the end
public record Page<T, N>(List<T> items, @Nullable N next) {

    static final int DEFAULT_LIMIT = 50;
    static final int MOST = 200;

    /// @param found up to one more than the limit, which tells that the list goes on
    static <T, N> Page<T, N> of(List<T> found, int limit, Function<T, N> position) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(List.copyOf(items), position.apply(items.getLast()));
    }
}
