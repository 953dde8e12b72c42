package dev.prosa.standalone.hand;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.TransferRequested;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `agent transfer`.
@CommandLine.Command(
        name = "transfer",
        mixinStandardHelpOptions = true,
        description = "Hands the conversation to another agent, or back to the queue.",
        footer = {
            "",
            "Examples:",
            "  ./prosa agent transfer +5511999990001 --to bruno",
            "  ./prosa agent transfer +5511999990001     (back to the queue)"
        })
final class TransferCommand extends GivenCommand {

    @CommandLine.Option(names = "--to", paramLabel = "AGENT", description = "Who shall serve (default: the queue).")
    private @Nullable String to;

    @Override
    Command command(ConversationId conversation, CommandContext context) {
        return new TransferRequested(conversation, context, to == null ? null : new AgentId(to));
    }
}
