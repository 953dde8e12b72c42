package dev.prosa.standalone.hand;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `agent`: gives an agent's or a supervisor's command and says what became of it.
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = {
            "Gives an agent's command and says what really happened.",
            "Exit status: 0 applied, or already so; 3 rejected; 4 nobody answered."
        },
        subcommands = {
            AcceptCommand.class,
            ReplyCommand.class,
            CloseCommand.class,
            TransferCommand.class,
            NoteCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./prosa agent accept +5511999990001",
            "  ./prosa agent reply +5511999990001 'Olá! Como posso ajudar?'",
            "  ./prosa agent close +5511999990001 --agent bruno --supervisor"
        })
public final class AgentCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: accept, reply, close, transfer or note");
    }
}
