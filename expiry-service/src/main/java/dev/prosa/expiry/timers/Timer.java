package dev.prosa.expiry.timers;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;

/// What a session wants to be reminded of, and the record that said so.
///
/// @param session from 1
/// @param fireAt in whole milliseconds
public record Timer(ConversationId conversationId, int session, Instant fireAt, RecordVersion version) {}
