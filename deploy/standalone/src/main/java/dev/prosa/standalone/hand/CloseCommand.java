package dev.prosa.standalone.hand;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import picocli.CommandLine;

/// `agent close`.
@CommandLine.Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = "Closes the conversation; refused if the customer wrote what the agent has not seen.",
        footer = {
            "",
            "Examples:",
            "  ./prosa agent close +5511999990001",
            "  ./prosa agent close +5511999990001 --supervisor --agent carla"
        })
final class CloseCommand extends GivenCommand {

    @Override
    Command command(ConversationId conversation, CommandContext context) {
        return new CloseRequested(conversation, context);
    }
}
