package dev.prosa.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `prosa` command.
@Command(
        name = "prosa",
        mixinStandardHelpOptions = true,
        version = "prosa 0.1.0",
        description = "Keeps customer conversations truthful.")
public final class Prosa implements Runnable {

    /// Runs one command and exits with its status.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Prosa()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
