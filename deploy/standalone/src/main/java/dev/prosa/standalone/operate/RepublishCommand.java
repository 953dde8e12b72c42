package dev.prosa.standalone.operate;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.StartingPoint;
import dev.prosa.standalone.up.ServiceTool;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `republish`: what left once leaves again.
@Command(
        name = "republish",
        mixinStandardHelpOptions = true,
        description = "Has the relay make its slot anew and send again what may be missing in Kafka: outbox rows after"
                + " its watermark, or since a time, and every armed timer. Readers ignore what they have seen.",
        footer = {
            "",
            "The relay does so by itself when it finds its slot lost. This is for when a topic lost records.",
            "",
            "Examples:",
            "  ./prosa republish --dry-run",
            "  ./prosa republish --since 2h"
        })
public final class RepublishCommand implements Callable<Integer> {

    private static final String MAIN = "dev.prosa.conversation.relay.RepublishMain";

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Rows written since then too: a time (2026-11-20T10:15:00Z) or how long ago (2h).")
    private @Nullable String since;

    @Option(names = "--dry-run", description = "Only says how much would be sent.")
    private boolean dryRun;

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>();
        if (since != null) {
            arguments.add("--since=" + instant(since));
        }
        if (dryRun) {
            arguments.add("--dry-run");
        }
        if (output.isJson()) {
            arguments.add("--json");
        }
        return ServiceTool.run(data, "republish", MAIN, arguments);
    }

    private static String instant(String text) {
        try {
            if (StartingPoint.parse(text, Clock.systemUTC()) instanceof StartingPoint.Time(var instant)) {
                return instant.toString();
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Failure(
                "--since: '" + text + "' is no time: write 2026-11-20T10:15:00Z or how long ago (2h)",
                ExitStatus.USAGE);
    }
}
