package dev.prosa.standalone.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds out who listens on a port, where the system tells (Linux's `/proc`, processes we may look
/// into).
final class PortHolder {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortHolder() {}

    /// The process and what it is called.
    static Optional<String> of(int port) {
        var inodes = listeningInodes(port);
        return inodes.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> holdsAny(process, inodes))
                        .findFirst()
                        .map(PortHolder::describe);
    }

    private static List<String> listeningInodes(int port) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        var inodes = new ArrayList<String>();
        for (var table : List.of("net/tcp", "net/tcp6")) {
            try {
                for (var line : Files.readAllLines(PROC.resolve(table))) {
                    var fields = line.strip().split("\\s+");
                    if (fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING)) {
                        inodes.add("socket:[" + fields[9] + "]");
                    }
                }
            } catch (IOException e) {
                // another system, or no IPv6
            }
        }
        return inodes;
    }

    private static boolean holdsAny(ProcessHandle process, List<String> inodes) {
        try (var descriptors = Files.list(PROC.resolve(process.pid() + "/fd"))) {
            return descriptors.anyMatch(descriptor -> inodes.contains(target(descriptor)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String describe(ProcessHandle process) {
        var name = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("a process");
        return name + " (pid " + process.pid() + ")"
                + Marker.of(process)
                        .map(mark -> ", another Prosa on " + mark.data())
                        .orElse("");
    }
}
