package dev.prosa.conversation.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which conversations a list shows.
enum View {
    /// Open, and nobody serves them: who has waited longest comes first.
    QUEUE,
    /// Open, and served by whoever looks: the latest first.
    MINE,
    /// The latest of all, closed ones too.
    ALL;

    /// As it stands in an address; the queue where it is none.
    static View of(@Nullable String text) {
        for (View view : values()) {
            if (view.text().equals(text)) {
                return view;
            }
        }
        return QUEUE;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
