package dev.prosa.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Hooks;

/// `./prosa simulate-faults`.
@Command(
        name = "simulate-faults",
        mixinStandardHelpOptions = true,
        description = {
            "Runs Prosa under a simulated log, database, clock and scheduler, with faults at every step, and checks its",
            "promises after every step. One seed is one run, to the letter: at least 200 inputs, 8 conversations,",
            "2 consumers and 5 faults. A seed that breaks a promise is told as the shortest story that still does."
        },
        subcommands = {ExploreCommand.class, MutantsCommand.class},
        footer = {
            "",
            "Examples:",
            "  ./prosa simulate-faults --seeds 10000",
            "  ./prosa simulate-faults --seeds 1000000 --threads 2 -o json",
            "  ./prosa simulate-faults --seed 4711 --seeds 1     one run again",
            "  ./prosa simulate-faults explore --depth 6         every interleaving of few inputs",
            "  ./prosa simulate-faults mutants                   seeded bugs, and how soon each is caught",
            "",
            "Exits with 1 if a promise was broken."
        })
final class SimulateFaults implements Callable<Integer> {

    private static final int MOST_THREADS = 256;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private long seeds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "The first (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "1",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "-o", paramLabel = "FORMAT", defaultValue = "text", description = "json: one JSON line.")
    private String format = "text";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SimulateFaults() {}

    public static void main(String[] args) {
        // What a consumer asked before it was killed fails later, and nobody is there to hear of it.
        Hooks.onErrorDropped(_ -> {});
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SimulateFaults()).setParameterExceptionHandler((wrong, _) -> {
            System.err.println("prosa: " + wrong.getMessage() + "; see ./prosa simulate-faults --help");
            return CommandLine.ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        require(seeds >= 1, "--seeds must be 1 or more: " + seeds);
        require(seed >= 0 && seed <= Long.MAX_VALUE - seeds, "--seed must be 0 or more: " + seed);
        require(
                threads >= 1 && threads <= MOST_THREADS,
                "--threads must be from 1 to " + MOST_THREADS + ": " + threads);
        Report.checkFormat(format, spec);
        Campaign.Result result = new Campaign(seed, seeds).run(threads, SimulateFaults::tellProgress);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seeds", result.seeds());
        figures.put("seedsPerSecond", Math.round(result.seeds() / result.seconds()));
        figures.put("seconds", Math.round(result.seconds()));
        figures.put("threads", threads);
        figures.put("inputs", result.inputs());
        figures.put("faults", result.faults());
        figures.put("distinctStates", result.states());
        figures.put("violations", result.failing() < 0 ? 0 : 1);
        if (result.failing() >= 0) {
            figures.put("failingSeed", result.failing());
        }
        Report.print(figures, format);
        if (result.failing() >= 0) {
            tell(result.failing());
            return CommandLine.ExitCode.SOFTWARE;
        }
        return CommandLine.ExitCode.OK;
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private static void tellProgress(long seeds, double seconds) {
        System.err.printf("%,d seeds in %.0f s, no promise broken so far%n", seeds, seconds);
    }

    private static void tell(long failing) {
        Run shortest = Shrinking.shortest(Plan.of(failing));
        Violation violation = Objects.requireNonNull(shortest.violation());
        System.err.println(
                "seed " + failing + " breaks a promise: " + violation.promise().words());
        System.err.println("  " + violation.getMessage());
        System.err.println("the shortest story in which it does:");
        shortest.tale().forEach(line -> System.err.println("  " + line));
    }
}
