package dev.prosa.standalone.hand;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.ReplyRequested;
import picocli.CommandLine;

/// `agent reply`.
@CommandLine.Command(
        name = "reply",
        mixinStandardHelpOptions = true,
        description = "Answers the customer.",
        footer = {"", "Examples:", "  ./prosa agent reply +5511999990001 'Olá! Como posso ajudar?'"})
final class ReplyCommand extends GivenCommand {

    @CommandLine.Parameters(index = "1", paramLabel = "TEXT", description = "What the agent writes.")
    private String text = "";

    @Override
    Command command(ConversationId conversation, CommandContext context) {
        return new ReplyRequested(conversation, context, text);
    }
}
