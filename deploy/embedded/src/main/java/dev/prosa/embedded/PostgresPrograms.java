package dev.prosa.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs PostgreSQL's programs as it wants them run: never as root, in English, in a session of
/// their own.
///
/// PostgreSQL refuses to run as root; there a user namespace of its own hides who it is from it.
/// A session of its own keeps Ctrl-C in a terminal from reaching the database before its clients.
final class PostgresPrograms {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Path bin;
    private final List<String> wrapper;

    private PostgresPrograms(Path bin, List<String> wrapper) {
        this.bin = bin;
        this.wrapper = wrapper;
    }

    static PostgresPrograms find() {
        return new PostgresPrograms(PostgresBinaries.unpacked().resolve("bin"), wrapper());
    }

    /// A program ready to start. The PID of its process is the program's own.
    ProcessBuilder prepare(String program, List<String> arguments) {
        var command = new ArrayList<>(wrapper);
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /// Runs a program to its end.
    ///
    /// @throws EmbeddedServerException with what it printed if it fails
    void run(String program, List<String> arguments) {
        try {
            var process = prepare(program, arguments).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new EmbeddedServerException(
                        "%s failed with status %d: %s".formatted(program, status, output.strip()));
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot run %s: %s".formatted(bin.resolve(program), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while running " + program, e);
        }
    }

    private static List<String> wrapper() {
        var wrapper = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            wrapper.add(SETSID.toString());
        }
        if (System.getProperty("user.name").equals("root")) {
            wrapper.addAll(List.of("unshare", "--user"));
            checkThatItRuns(wrapper);
        }
        return wrapper;
    }

    private static void checkThatItRuns(List<String> wrapper) {
        var command = new ArrayList<>(wrapper);
        command.add("true");
        try {
            if (new ProcessBuilder(command).start().waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            // not even installed: the same advice
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new EmbeddedServerException("PostgreSQL refuses to run as root, and this system allows no user namespace "
                + "(unshare --user fails) to hide root from it. Run as another user, or use a server of yours.");
    }
}
