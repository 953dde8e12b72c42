package dev.prosa.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./prosa simulate-faults explore`.
@Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        description = {
            "Explores every interleaving of few inputs about one conversation, each at every telling moment, with a crash",
            "before and after each commit and every way of cutting them into batches. States that look alike to the",
            "machine's rules are explored once."
        },
        footer = {
            "",
            "Examples:",
            "  ./prosa simulate-faults explore --depth 4",
            "  ./prosa simulate-faults explore --depth 6 -o json",
            "",
            "Exits with 1 if anything was a surprise."
        })
final class ExploreCommand implements Callable<Integer> {

    private static final int DEEPEST = 8;

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "4",
            description = "Inputs, 1 to 8 (default: ${DEFAULT-VALUE}).")
    private int depth;

    @Option(names = "-o", paramLabel = "FORMAT", defaultValue = "text", description = "json: one JSON line.")
    private String format = "text";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ExploreCommand() {}

    @Override
    public Integer call() {
        if (depth < 1 || depth > DEEPEST) {
            throw new ParameterException(spec.commandLine(), "--depth must be from 1 to " + DEEPEST + ": " + depth);
        }
        Report.checkFormat(format, spec);
        long begun = System.nanoTime();
        Explorer.Explored explored = new Explorer(depth).explore();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("depth", explored.depth());
        figures.put("states", explored.states());
        figures.put("transitions", explored.transitions());
        figures.put("crashes", explored.crashes());
        figures.put("cuts", explored.cuts());
        figures.put("surprises", explored.surprises().size());
        figures.put("seconds", Math.round((System.nanoTime() - begun) / 1e9));
        Report.print(figures, format);
        explored.surprises().stream().limit(10).forEach(System.err::println);
        return explored.surprises().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
