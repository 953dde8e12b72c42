package dev.prosa.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a database cluster's `postmaster.pid` says about the server that runs on it, verified.
///
/// Its first line is the server's PID, its eighth the state; the file outlives a server that was
/// killed.
final class Postmaster {

    private static final String FILE = "postmaster.pid";
    private static final int STATE = 7;

    private Postmaster() {}

    /// The server that runs on a cluster, whoever started it.
    static Optional<ProcessHandle> runningOn(Path data) {
        return named(data).filter(process -> isServerOf(process, data));
    }

    /// Has the server with this PID finished its start or its recovery?
    static boolean isReady(Path data, long pid) {
        var lines = read(data);
        return lines.size() > STATE
                && lines.getFirst().equals(Long.toString(pid))
                && lines.get(STATE).strip().equals("ready");
    }

    /// Removes the file where its PID now belongs to a stranger: after a reboot, say. PostgreSQL,
    /// which cannot tell, would refuse to start.
    static void forgetStranger(Path data) throws IOException {
        if (named(data).filter(process -> !isServerOf(process, data)).isPresent()) {
            Files.delete(data.resolve(FILE));
        }
    }

    private static Optional<ProcessHandle> named(Path data) {
        return read(data).stream()
                .limit(1)
                .map(String::strip)
                .filter(line -> line.matches("\\d+"))
                .map(Long::parseLong)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(ProcessHandle::isAlive)
                .findFirst();
    }

    /// A server's working directory is its cluster; where the system does not tell, its arguments
    /// name it.
    private static boolean isServerOf(ProcessHandle process, Path data) {
        var program = process.info().command().map(Path::of).map(Path::getFileName);
        if (program.filter(name -> name.toString().equals("postgres")).isEmpty()) {
            return false;
        }
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(data.toRealPath());
        } catch (IOException e) {
            var arguments = process.info().arguments().map(List::of).orElse(List.of());
            return arguments.contains(data.toString());
        }
    }

    private static List<String> read(Path data) {
        try {
            return Files.readAllLines(data.resolve(FILE));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot read %s in %s: %s".formatted(FILE, data, e), e);
        }
    }
}
