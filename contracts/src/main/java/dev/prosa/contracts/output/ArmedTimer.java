package dev.prosa.contracts.output;

import java.time.Instant;

/// The value of `conversation-timers`: when the session wants to be reminded. A close writes a
/// tombstone.
///
/// @param session from 1
public record ArmedTimer(int session, Instant fireAt) {}
