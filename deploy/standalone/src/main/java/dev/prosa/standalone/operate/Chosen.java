package dev.prosa.standalone.operate;

import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which of the things put aside a replay is about.
final class Chosen {

    @Parameters(arity = "0..*", paramLabel = "ID", description = "As the list names them.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All that were not replayed yet.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only says what would be replayed.")
    private boolean dryRun;

    /// @param known every ID there is
    /// @param command `parked` or `quarantine`
    /// @throws Failure if nothing is chosen, or something that is not there
    void check(List<String> known, String command) {
        if (all == !ids.isEmpty()) {
            throw new Failure("Say which: IDs as in ./prosa " + command + " list, or --all", ExitStatus.USAGE);
        }
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw new Failure("There is no " + id + ": look at ./prosa " + command + " list");
        });
    }

    boolean has(String id) {
        return all || ids.contains(id);
    }

    boolean isDryRun() {
        return dryRun;
    }
}
