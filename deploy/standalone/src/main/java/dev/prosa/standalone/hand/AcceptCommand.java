package dev.prosa.standalone.hand;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import picocli.CommandLine;

/// `agent accept`.
@CommandLine.Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = "Takes the conversation.",
        footer = {
            "",
            "Examples:",
            "  ./prosa agent accept +5511999990001",
            "  ./prosa agent accept +5511999990001 --agent bruno"
        })
final class AcceptCommand extends GivenCommand {

    @Override
    Command command(ConversationId conversation, CommandContext context) {
        return new AcceptRequested(conversation, context);
    }
}
