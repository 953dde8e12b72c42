package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// Keeps a note beside the conversation. The customer never sees it.
///
/// @param body 1 to 4096 characters, not blank
public record NoteRequested(ConversationId conversationId, CommandContext command, String body) implements Command {

    /// @throws IllegalArgumentException if the body is blank or longer than 4096 characters
    public NoteRequested {
        Body.check(body);
    }

    /// Without the words, which must not reach a log.
    @Override
    public String toString() {
        return "NoteRequested[conversationId=" + conversationId + ", command=" + command + "]";
    }
}
