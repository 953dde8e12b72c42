package dev.prosa.standalone.operate;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.StartingPoint;
import dev.prosa.standalone.demo.HumanDuration;
import dev.prosa.standalone.up.ServiceTool;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `what-if`: the same log under other clocks.
@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description = "Replays conversation-events under other clocks and tells which sessions would have ended"
                + " differently. People's inputs stay as they were; timers fire anew, punctually. It only reads.",
        footer = {
            "",
            "Examples:",
            "  ./prosa what-if --timeouts.idle 20m --since 7d",
            "  ./prosa what-if --timeouts.closingGrace 10m --timeouts.reopenWindow 30m --since 2026-11-01T00:00:00Z",
            "  ./prosa what-if --timeouts.idle 5m --since 1d --moved -o json"
        })
public final class WhatIfCommand implements Callable<Integer> {

    private static final String MAIN = "dev.prosa.conversation.whatif.WhatIfMain";

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    @Option(names = "--timeouts.pending", paramLabel = "DURATION", description = "Until a conversation expires.")
    private @Nullable String pending;

    @Option(names = "--timeouts.progress", paramLabel = "DURATION", description = "Until one without a word expires.")
    private @Nullable String progress;

    @Option(names = "--timeouts.idle", paramLabel = "DURATION", description = "Until the customer is warned.")
    private @Nullable String idle;

    @Option(names = "--timeouts.idleClose", paramLabel = "DURATION", description = "From the warning to the close.")
    private @Nullable String idleClose;

    @Option(names = "--timeouts.confirmation", paramLabel = "DURATION", description = "How long the question stands.")
    private @Nullable String confirmation;

    @Option(names = "--timeouts.closingGrace", paramLabel = "DURATION", description = "From the goodbye to the close.")
    private @Nullable String closingGrace;

    @Option(names = "--timeouts.reopenWindow", paramLabel = "DURATION", description = "How long a message reopens.")
    private @Nullable String reopenWindow;

    @Option(names = "--timeouts.revisionWindow", paramLabel = "DURATION", description = "How long a reason revises.")
    private @Nullable String revisionWindow;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            required = true,
            description = "From when on: a time (2026-11-20T10:15:00Z), how long ago (7d), or beginning.")
    private String since = "";

    @Option(names = "--moved", description = "Also prints sessions that end for the same reason at another time.")
    private boolean moved;

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>();
        clocks().forEach((name, value) -> arguments.add("--timeouts." + name + "=" + duration(name, value)));
        if (arguments.isEmpty()) {
            throw new Failure("Name the clock that would be another: --timeouts.idle 20m", ExitStatus.USAGE);
        }
        if (start() instanceof StartingPoint.Time(var instant)) {
            arguments.add("--since=" + instant);
        }
        if (moved) {
            arguments.add("--moved");
        }
        if (output.isJson()) {
            arguments.add("--json");
        }
        return ServiceTool.run(data, "what-if", MAIN, arguments);
    }

    private Map<String, String> clocks() {
        Map<String, @Nullable String> options = new LinkedHashMap<>();
        options.put("pending", pending);
        options.put("progress", progress);
        options.put("idle", idle);
        options.put("idleClose", idleClose);
        options.put("confirmation", confirmation);
        options.put("closingGrace", closingGrace);
        options.put("reopenWindow", reopenWindow);
        options.put("revisionWindow", revisionWindow);
        Map<String, String> given = new LinkedHashMap<>();
        options.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value);
            }
        });
        return given;
    }

    private static String duration(String name, String value) {
        try {
            return HumanDuration.parse(value).toString();
        } catch (IllegalArgumentException e) {
            throw new Failure("--timeouts." + name + ": " + e.getMessage(), ExitStatus.USAGE);
        }
    }

    private StartingPoint start() {
        try {
            StartingPoint start = StartingPoint.parse(since, Clock.systemUTC());
            if (start instanceof StartingPoint.Time || start instanceof StartingPoint.Beginning) {
                return start;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Failure(
                "--since: '" + since + "' is no time: write 2026-11-20T10:15:00Z, how long ago (7d), or beginning",
                ExitStatus.USAGE);
    }
}
