package dev.prosa.standalone.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of many, and where to go on.
///
/// @param next the cursor of the next page, null on the last
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
