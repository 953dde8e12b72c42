package dev.prosa.analytics.closures;

/// What a batch changed.
///
/// @param revisions that were not known before
/// @param duplicates that were
/// @param superseded revisions that were not known and came after a higher one of their session
/// @param unreadable records kept because nobody could read or store them
record Stored(long revisions, long duplicates, long superseded, long unreadable) {

    static final Stored NOTHING = new Stored(0, 0, 0, 0);

    Stored plus(Stored other) {
        return new Stored(
                revisions + other.revisions,
                duplicates + other.duplicates,
                superseded + other.superseded,
                unreadable + other.unreadable);
    }
}
