package dev.prosa.conversation.commands;

/// Every metric of commands. Prometheus writes them with underscores: `prosa_commands_time_seconds`.
final class CommandMetricNames {

    /// Timer by `result` (`APPLIED`, `ALREADY_SO`, a refusal's reason, `UNDECIDED`, `FAILED`): from a
    /// command's arrival to its answer.
    static final String TIME = "prosa.commands.time";

    /// Gauge: requests that wait for their answer.
    static final String WAITING = "prosa.commands.waiting";

    private CommandMetricNames() {}
}
