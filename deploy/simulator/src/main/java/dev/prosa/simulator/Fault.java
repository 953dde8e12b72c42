package dev.prosa.simulator;

/// What may go wrong with a message on demand.
enum Fault {
    /// 429, and the message is not taken.
    THROTTLED,
    /// 500, and the message is not taken.
    SERVER_ERROR,
    /// 500, though the message is taken.
    SERVER_ERROR_BUT_ACCEPTED,
    /// The connection breaks, and the message is not taken.
    DROPPED,
    /// The connection breaks after the message is taken.
    DROPPED_BUT_ACCEPTED,
    /// 400 with 63016: the 24-hour window is closed.
    WINDOW_CLOSED,
    /// 400 with 21610: the customer has opted out.
    OPTED_OUT,
    /// Taken, and some time later undelivered with 63016.
    WINDOW_CLOSED_LATER,
    /// Taken, and some time later undelivered with 30003: the handset is switched off.
    UNREACHABLE_LATER,
    /// The webhook of what the customer writes never leaves.
    WEBHOOK_LOST
}
