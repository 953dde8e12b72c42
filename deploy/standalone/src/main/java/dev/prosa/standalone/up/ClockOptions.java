package dev.prosa.standalone.up;

import dev.prosa.standalone.demo.Clocks;
import java.time.Duration;
import picocli.CommandLine.Option;

/// The clocks of the demo organisation. The defaults are those of [Clocks#DEFAULTS].
final class ClockOptions {

    @Option(
            names = "--timeouts.pending",
            paramLabel = "DURATION",
            defaultValue = "48h",
            converter = HumanDurationConverter.class,
            description = "Until a conversation that nobody takes expires (default: ${DEFAULT-VALUE}).")
    private Duration pending = Duration.ZERO;

    @Option(
            names = "--timeouts.progress",
            paramLabel = "DURATION",
            defaultValue = "24h",
            converter = HumanDurationConverter.class,
            description = "Until a conversation without a word expires (default: ${DEFAULT-VALUE}).")
    private Duration progress = Duration.ZERO;

    @Option(
            names = "--timeouts.idle",
            paramLabel = "DURATION",
            defaultValue = "15m",
            converter = HumanDurationConverter.class,
            description = "Until a customer who owes the answer is warned (default: ${DEFAULT-VALUE}).")
    private Duration idle = Duration.ZERO;

    @Option(
            names = "--timeouts.idleClose",
            paramLabel = "DURATION",
            defaultValue = "1h",
            converter = HumanDurationConverter.class,
            description = "From the warning to the close (default: ${DEFAULT-VALUE}).")
    private Duration idleClose = Duration.ZERO;

    @Option(
            names = "--timeouts.confirmation",
            paramLabel = "DURATION",
            defaultValue = "10m",
            converter = HumanDurationConverter.class,
            description = "How long \"may I close?\" stands (default: ${DEFAULT-VALUE}).")
    private Duration confirmation = Duration.ZERO;

    @Option(
            names = "--timeouts.closingGrace",
            paramLabel = "DURATION",
            defaultValue = "3m",
            converter = HumanDurationConverter.class,
            description = "How long a goodbye can be taken back (default: ${DEFAULT-VALUE}).")
    private Duration closingGrace = Duration.ZERO;

    @Option(
            names = "--timeouts.reopenWindow",
            paramLabel = "DURATION",
            defaultValue = "10m",
            converter = HumanDurationConverter.class,
            description = "How long after a close a message reopens it (default: ${DEFAULT-VALUE}).")
    private Duration reopenWindow = Duration.ZERO;

    @Option(
            names = "--timeouts.revisionWindow",
            paramLabel = "DURATION",
            defaultValue = "24h",
            converter = HumanDurationConverter.class,
            description = "How long after a close a stronger reason revises it (default: ${DEFAULT-VALUE}).")
    private Duration revisionWindow = Duration.ZERO;

    /// @throws IllegalArgumentException naming the clock that is wrong
    Clocks clocks() {
        return new Clocks(pending, progress, idle, idleClose, confirmation, closingGrace, reopenWindow, revisionWindow);
    }
}
