package dev.prosa.standalone.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Some of many, and where to go on.
///
/// @param next where the next page begins, a word or a number as the question takes it; null on
///     the last
public record Page<T>(List<T> items, @Nullable JsonNode next) {

    public Page {
        items = List.copyOf(items);
    }

    /// What to ask the next page with; null on the last page, and on an empty one.
    @Nullable
    String cursor() {
        return items.isEmpty() || next == null || next.isNull() ? null : next.asString();
    }
}
