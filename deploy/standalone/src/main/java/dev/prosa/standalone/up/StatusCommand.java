package dev.prosa.standalone.up;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.demo.HumanDuration;
import dev.prosa.standalone.supervision.Readiness;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `status`: what runs, and whether it can do its work. Ends with 0 only if everything is ready.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows each process of a running ./prosa up. Exit status 0 means that all are ready.",
        footer = {"", "Examples:", "  ./prosa status", "  ./prosa status -o json"})
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    /// @param pid of `up` itself; null if it does not run
    record Status(boolean running, @Nullable Long pid, String data, List<Process> processes) {

        boolean isReady() {
            return running && !processes.isEmpty() && processes.stream().allMatch(Process::ready);
        }
    }

    /// @param uptimeSeconds 0 if it is not alive
    record Process(
            String name,
            long pid,
            int port,
            boolean alive,
            boolean ready,
            long uptimeSeconds,
            int restarts,
            String log) {}

    @Override
    public Integer call() {
        var status = status();
        if (output.isJson()) {
            Output.json(status);
        } else {
            print(status);
        }
        return status.isReady() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private Status status() {
        var directory = new DataDirectory(data.directory());
        var owner = RunLock.owner(directory.lockFile());
        var root = directory.root().toString();
        return owner.map(up -> new Status(
                        true,
                        up.pid(),
                        root,
                        ProcessTable.read(directory.processTable()).stream()
                                .map(StatusCommand::look)
                                .toList()))
                .orElseGet(() -> new Status(false, null, root, List.of()));
    }

    private static Process look(ProcessTable.Row row) {
        var alive = ProcessHandle.of(row.pid()).filter(ProcessHandle::isAlive).isPresent();
        var uptime = alive ? Duration.between(row.startedAt(), Instant.now()).toSeconds() : 0;
        return new Process(
                row.name(), row.pid(), row.port(), alive, alive && isReady(row), uptime, row.restarts(), row.log());
    }

    private static boolean isReady(ProcessTable.Row row) {
        return row.name().endsWith("-service")
                ? Readiness.http(URI.create("http://localhost:" + row.port() + Programs.READINESS))
                        .isReady("")
                : row.state().equals("ready");
    }

    private static void print(Status status) {
        if (!status.running()) {
            Output.line("Prosa does not run on " + status.data() + ". Start it with ./prosa up");
            return;
        }
        Output.line("Prosa runs on " + status.data() + " (pid " + status.pid() + ")");
        Output.line(String.format(
                "  %-22s%8s%7s  %-12s%-10s%s", "process", "pid", "port", "readiness", "uptime", "restarts"));
        for (var process : status.processes()) {
            Output.line(String.format(
                    Locale.ROOT,
                    "  %-22s%8d%7d  %-12s%-10s%d",
                    process.name(),
                    process.pid(),
                    process.port(),
                    process.ready() ? "ready" : process.alive() ? "not ready" : "dead",
                    HumanDuration.format(Duration.ofSeconds(process.uptimeSeconds())),
                    process.restarts()));
        }
    }
}
