package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// Gives the session up: the customer or the channel is unreachable for good, or an operator says
/// so.
///
/// @param detail why, for the record
public record FailRequested(ConversationId conversationId, CommandContext command, String detail) implements Command {

    /// Without the words, which must not reach a log.
    @Override
    public String toString() {
        return "FailRequested[conversationId=" + conversationId + ", command=" + command + "]";
    }
}
