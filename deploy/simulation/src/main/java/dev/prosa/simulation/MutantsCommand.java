package dev.prosa.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./prosa simulate-faults mutants`.
@Command(
        name = "mutants",
        mixinStandardHelpOptions = true,
        description = {
            "Seeds one bug after the other into the code and says how many seeds of the simulation it took to catch it.",
            "The code that runs has no switch for this: each mutant is compiled from its source, beside it."
        },
        footer = {
            "",
            "Examples:",
            "  ./prosa simulate-faults mutants",
            "  ./prosa simulate-faults mutants --seeds 5000 -o json",
            "  ./prosa simulate-faults mutants --mutant no-tombstone",
            "",
            "Exits with 1 if a mutant survived."
        })
final class MutantsCommand implements Callable<Integer> {

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5000",
            description = "How many to try each with at most (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--mutant", paramLabel = "NAME", description = "Only this one; may be given several times.")
    private List<String> only = List.of();

    @Option(names = "-o", paramLabel = "FORMAT", defaultValue = "text", description = "json: one JSON line each.")
    private String format = "text";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private MutantsCommand() {}

    @Override
    public Integer call() throws IOException {
        if (seeds < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds must be 1 or more: " + seeds);
        }
        Report.checkFormat(format, spec);
        MutantCompiler compiler = new MutantCompiler(Path.of(System.getProperty("prosa.home", ".")));
        boolean survived = false;
        for (Mutant mutant : chosen()) {
            Hunt.Catch found = Hunt.hunt(mutant, compiler, seeds);
            survived |= found.promise() == null;
            print(found);
        }
        return survived ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private List<Mutant> chosen() {
        List<String> names = Mutants.ALL.stream().map(Mutant::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "there is no mutant '" + name + "': take one of " + names);
            }
        }
        return Mutants.ALL.stream()
                .filter(mutant -> only.isEmpty() || only.contains(mutant.name()))
                .toList();
    }

    private void print(Hunt.Catch found) {
        String promise = found.promise() == null ? "SURVIVED" : found.promise();
        if (format.equals("json")) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("mutant", found.mutant().name());
            figures.put("seeds", found.seeds());
            figures.put("caught", found.promise() != null);
            figures.put("promise", promise);
            Report.print(figures, format);
        } else {
            String short_ = promise.length() > 100 ? promise.substring(0, 100) + " …" : promise;
            System.out.printf("%-30s %6d  %s%n", found.mutant().name(), found.seeds(), short_);
        }
    }
}
