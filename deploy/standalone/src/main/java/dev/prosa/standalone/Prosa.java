package dev.prosa.standalone;

import dev.prosa.standalone.bench.BenchCommand;
import dev.prosa.standalone.hand.AgentCommand;
import dev.prosa.standalone.hand.ConversationCommand;
import dev.prosa.standalone.hand.ConversationsCommand;
import dev.prosa.standalone.hand.SayCommand;
import dev.prosa.standalone.hand.TailCommand;
import dev.prosa.standalone.operate.AuditCommand;
import dev.prosa.standalone.operate.DoctorCommand;
import dev.prosa.standalone.operate.ParkedCommand;
import dev.prosa.standalone.operate.QuarantineCommand;
import dev.prosa.standalone.operate.ReconcileCommand;
import dev.prosa.standalone.operate.RepublishCommand;
import dev.prosa.standalone.operate.WhatIfCommand;
import dev.prosa.standalone.simulation.SimulateCommand;
import dev.prosa.standalone.torture.TortureCommand;
import dev.prosa.standalone.up.DownCommand;
import dev.prosa.standalone.up.StatusCommand;
import dev.prosa.standalone.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The `prosa` command.
@Command(
        name = "prosa",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Keeps customer conversations truthful.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            SayCommand.class,
            AgentCommand.class,
            ConversationsCommand.class,
            ConversationCommand.class,
            TailCommand.class,
            SimulateCommand.class,
            BenchCommand.class,
            TortureCommand.class,
            DoctorCommand.class,
            AuditCommand.class,
            WhatIfCommand.class,
            ParkedCommand.class,
            QuarantineCommand.class,
            RepublishCommand.class,
            ReconcileCommand.class,
            Version.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Start here:",
            "  ./prosa up                            all of Prosa on this machine",
            "  ./prosa simulate                      then, in another terminal: a lively mix",
            "  ./prosa say 'Oi'                      write as a customer",
            "  ./prosa agent accept +5511999990001   serve that customer",
            "  ./prosa conversation +5511999990001   see what happened, and why",
            "",
            "  ./prosa doctor                        what is wrong, one line each",
            "",
            "  ./prosa test                          build and test everything",
            "  ./prosa fuzz --help                   feed its readers anything at all",
            "  ./prosa simulate-faults --help        crash it at every step, a million times, and check every promise",
        })
public final class Prosa implements Runnable {

    /// Runs one command and exits with its status.
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Prosa())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(OneLineErrors::wrongCommandLine)
                .setExecutionExceptionHandler(OneLineErrors::failed);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
