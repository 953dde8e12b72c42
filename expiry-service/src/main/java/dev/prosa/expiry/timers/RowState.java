package dev.prosa.expiry.timers;

/// What a row is about. Its position is one in the structure that the state names.
enum RowState {
    /// Waits for its time. Position in the heap of pending rows.
    PENDING,
    /// Its claim has been sent and nobody has acknowledged it yet. Position in the heap of rows on
    /// the way.
    IN_FLIGHT,
    /// Only the version is remembered. Position in the ring of retired rows.
    RETIRED,
    /// Holds nothing. Position: the next released row.
    RELEASED;

    private static final RowState[] BY_CODE = values();

    static RowState ofCode(int code) {
        return BY_CODE[code];
    }
}
