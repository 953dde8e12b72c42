package dev.prosa.standalone.hand;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.CommandClient;
import dev.prosa.standalone.client.ConversationApi;
import dev.prosa.standalone.client.Endpoints;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What all of an agent's commands share: whom they are about, who gives them, and that the answer
/// is told.
abstract class GivenCommand implements Callable<Integer> {

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Parameters(
            index = "0",
            paramLabel = "ID-or-phone",
            description = "The conversation's ID, or the customer's phone number.")
    private String conversation = "";

    abstract Command command(ConversationId conversation, CommandContext context);

    @Override
    public Integer call() {
        var endpoints = data.endpoints();
        var command = aimed(endpoints);
        try (var commands = CommandClient.about(command.conversationId(), endpoints)) {
            return tell(commands.send(command).get());
        } catch (ExecutionException e) {
            throw unanswered(command, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while waiting for the answer");
        }
    }

    private Command aimed(Endpoints endpoints) {
        try (var api = new ConversationApi(endpoints)) {
            var id = Customers.conversation(conversation, api);
            return command(id, agent.context(api.find(id)));
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitStatus.USAGE);
        }
    }

    private int tell(CommandAnswered answer) {
        if (output.isJson()) {
            Output.json(answer);
        } else {
            Output.line(Answers.inWords(answer));
        }
        return answer.decision() == CommandAnswered.Kind.REJECTED ? ExitStatus.REJECTED : ExitStatus.OK;
    }

    private static Failure unanswered(Command command, @Nullable Throwable cause) {
        return cause instanceof TimeoutException
                ? new Failure(
                        "Nobody answered within " + CommandClient.PATIENCE.toSeconds()
                                + " s. The command is on the log and still counts: look at ./prosa conversation "
                                + command.conversationId() + " and ./prosa status",
                        ExitStatus.NO_ANSWER)
                : new Failure("The command did not reach the log (" + cause + "): look at ./prosa status");
    }
}
