package dev.prosa.simulator;

import org.jspecify.annotations.Nullable;

/// What a message says.
///
/// @param body the words; empty where there are none
/// @param media a file sent along
record Content(String body, @Nullable Media media, @Nullable Location location) {

    static Content text(String body) {
        return new Content(body, null, null);
    }

    static Content picture(Media picture) {
        return new Content("", picture, null);
    }

    static Content location(Location location) {
        return new Content("", null, location);
    }

    /// Without the words.
    @Override
    public String toString() {
        return "Content[media=" + media + ", location=" + (location != null) + "]";
    }
}
