package dev.prosa.standalone.hand;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.NoteRequested;
import picocli.CommandLine;

/// `agent note`.
@CommandLine.Command(
        name = "note",
        mixinStandardHelpOptions = true,
        description = "Keeps a note that the customer never sees.",
        footer = {"", "Examples:", "  ./prosa agent note +5511999990001 'liga amanhã'"})
final class NoteCommand extends GivenCommand {

    @CommandLine.Parameters(index = "1", paramLabel = "TEXT", description = "The note.")
    private String text = "";

    @Override
    Command command(ConversationId conversation, CommandContext context) {
        return new NoteRequested(conversation, context, text);
    }
}
