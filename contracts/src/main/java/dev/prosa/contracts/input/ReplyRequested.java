package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// An agent answers the customer.
///
/// @param body 1 to 4096 characters, not blank
public record ReplyRequested(ConversationId conversationId, CommandContext command, String body) implements Command {

    /// @throws IllegalArgumentException if the body is blank or longer than 4096 characters
    public ReplyRequested {
        Body.check(body);
    }

    /// Without the words, which must not reach a log.
    @Override
    public String toString() {
        return "ReplyRequested[conversationId=" + conversationId + ", command=" + command + "]";
    }
}
