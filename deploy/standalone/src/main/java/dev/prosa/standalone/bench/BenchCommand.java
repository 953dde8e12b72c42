package dev.prosa.standalone.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `bench`: how fast it is, as one JSON line.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures and prints one JSON line.",
        subcommands = {WebhooksBench.class, LatencyBench.class, HotBench.class, TimersBench.class},
        footer = {
            "",
            "Examples:",
            "  ./prosa bench webhooks",
            "  ./prosa bench latency",
            "  ./prosa bench hot",
            "  ./prosa bench timers"
        })
public final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "choose what to measure: webhooks, latency, hot or timers");
    }
}
