package dev.prosa.conversation.store;

import dev.prosa.contracts.output.ClosedConversation;

/// One revision of a session, as it goes out.
///
/// @param json the record's value on `closed-conversations`
public record SessionRevisionRow(ClosedConversation closed, String json) {}
