package dev.prosa.standalone.operate;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.up.ServiceTool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `audit`: does PostgreSQL equal the fold of the log?
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Replays conversation-events through the state machine, with the versions recorded at the time,"
                + " and compares with PostgreSQL row by row. It only reads, and Prosa may go on meanwhile.",
        footer = {
            "",
            "Exit status 0: they are equal; 1: they differ; 2: nobody can say.",
            "",
            "Examples:",
            "  ./prosa audit",
            "  ./prosa audit --partition 3 --limit 1000 -o json",
            "  ./prosa audit --checkpoint    nightly: later audits need no older log",
            "  ./prosa audit --trust         once, where the log no longer reaches back"
        })
public final class AuditCommand implements Callable<Integer> {

    private static final String MAIN = "dev.prosa.conversation.audit.AuditMain";

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    @Option(names = "--partition", paramLabel = "N", description = "Only this one.")
    private @Nullable Integer partition;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "Prints so many differences at most; all are counted (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "2",
            description = "Audits so many partitions at the same time, 1 to 64 (default: ${DEFAULT-VALUE}).")
    private int parallel;

    @Option(
            names = "--checkpoint",
            description = "Keeps the fold of partitions without a difference, at most once a week each.")
    private boolean checkpoint;

    @Option(
            names = "--trust",
            description = "Audits nothing: takes PostgreSQL as it is for a checkpoint, marked as unverified.")
    private boolean trust;

    @Option(names = "--reveal", description = "Shows what customers wrote instead of its length and hash.")
    private boolean reveal;

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>(List.of("--limit=" + limit, "--parallel=" + parallel));
        if (partition != null) {
            arguments.add("--partition=" + partition);
        }
        add(arguments, checkpoint, "--checkpoint");
        add(arguments, trust, "--trust");
        add(arguments, reveal, "--reveal");
        add(arguments, output.isJson(), "--json");
        return ServiceTool.run(data, "audit", MAIN, arguments);
    }

    private static void add(List<String> arguments, boolean given, String option) {
        if (given) {
            arguments.add(option);
        }
    }
}
