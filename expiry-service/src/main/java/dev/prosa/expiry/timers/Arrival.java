package dev.prosa.expiry.timers;

/// What a record of `conversation-timers` changed in memory.
public enum Arrival {
    /// The conversation had no timer and has one now.
    ARMED,
    /// The conversation's timer was replaced, perhaps while its claim was on the way.
    REARMED,
    /// The conversation has no timer now.
    DISARMED,
    /// Nothing: a record of the same or of a later version came before it.
    STALE
}
