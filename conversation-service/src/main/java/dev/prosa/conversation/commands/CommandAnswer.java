package dev.prosa.conversation.commands;

import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.CommandAnswered.Truth;
import dev.prosa.contracts.vocabulary.Evidence;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a command.
///
/// @param command what it was, such as `AcceptRequested`
/// @param decision `APPLIED`, or `ALREADY_SO` where there was nothing to do
/// @param reason why there was nothing to do
/// @param truth how the conversation stood right after it
/// @param answeredAt the log's time of the command
/// @param evidence the record of `conversation-events` that carried the command
record CommandAnswer(
        String commandId,
        UUID conversationId,
        String command,
        CommandAnswered.Kind decision,
        @Nullable String reason,
        @Nullable Truth truth,
        Instant answeredAt,
        Evidence evidence) {

    static CommandAnswer of(CommandAnswered answered) {
        return new CommandAnswer(
                answered.commandId().value(),
                answered.conversationId().value(),
                answered.command(),
                answered.decision(),
                answered.reason(),
                answered.truth(),
                answered.answeredAt(),
                answered.evidence());
    }
}
