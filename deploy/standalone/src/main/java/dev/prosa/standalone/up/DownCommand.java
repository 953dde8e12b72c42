package dev.prosa.standalone.up;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `down`: stops the `up` that runs, from another terminal.
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops a running ./prosa up in good order and waits until everything has ended.",
        footer = {"", "Examples:", "  ./prosa down", "  ./prosa down --data /var/lib/prosa -o json"})
public final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    /// @param pid of the `up` that was stopped; null if none ran
    record Stopped(boolean stopped, @Nullable Long pid, String data) {}

    @Override
    public Integer call() {
        var directory = new DataDirectory(data.directory());
        var owner = RunLock.owner(directory.lockFile());
        if (owner.isEmpty()) {
            return tell(new Stopped(false, null, directory.root().toString()));
        }
        var process = owner.get();
        if (!process.destroy()) {
            throw new Failure("Cannot signal process " + process.pid() + ": whose is it? Try kill " + process.pid());
        }
        await(process);
        return tell(new Stopped(true, process.pid(), directory.root().toString()));
    }

    private int tell(Stopped stopped) {
        if (output.isJson()) {
            Output.json(stopped);
        } else {
            Output.line(
                    stopped.stopped()
                            ? "Stopped Prosa on " + stopped.data() + " (pid " + stopped.pid() + ")."
                            : "Prosa does not run on " + stopped.data() + ".");
        }
        return ExitStatus.OK;
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Failure("Process " + process.pid() + " still runs after " + PATIENCE.toSeconds()
                    + " s: look at its terminal, or kill -9 " + process.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while waiting for process " + process.pid());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
