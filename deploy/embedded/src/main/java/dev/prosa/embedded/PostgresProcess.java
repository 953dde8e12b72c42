package dev.prosa.embedded;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts the server process on a cluster and stops it again.
final class PostgresProcess {

    /// Recovery after a crash replays up to `max_wal_size` before the server is ready.
    private static final Duration START = Duration.ofMinutes(3);

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private PostgresProcess() {}

    /// Returns when the server accepts connections.
    ///
    /// The processes of a server that was killed need a moment to notice; until the last is gone a
    /// new one refuses to start, and is tried again.
    static Process start(PostgresPrograms programs, DatabaseDirectory directory, List<String> settings)
            throws IOException {
        var deadline = Instant.now().plus(START);
        while (true) {
            Postmaster.forgetStranger(directory.data());
            long logged = directory.logSize();
            var process = launch(programs, directory, settings);
            if (becomesReady(process, directory, deadline)) {
                return process;
            }
            var said = directory.logSince(logged);
            if (!said.contains("pre-existing shared memory block")
                    || Instant.now().isAfter(deadline)) {
                throw new EmbeddedServerException(
                        "PostgreSQL does not start on %s: %s".formatted(directory.data(), said));
            }
            pause();
        }
    }

    /// Ends the sessions, writes a checkpoint and ends the server.
    ///
    /// A replication client that does not read holds that up; such a server is then cut short,
    /// which costs a recovery at the next start and nothing else.
    static void stop(PostgresPrograms programs, DatabaseDirectory directory) {
        try {
            programs.run("pg_ctl", stopArguments(directory, "fast"));
        } catch (EmbeddedServerException e) {
            programs.run("pg_ctl", stopArguments(directory, "immediate"));
        }
    }

    private static List<String> stopArguments(DatabaseDirectory directory, String mode) {
        return List.of(
                "stop", "--pgdata=" + directory.data(), "--mode=" + mode, "--wait", "--timeout=" + STOP.toSeconds());
    }

    private static Process launch(PostgresPrograms programs, DatabaseDirectory directory, List<String> settings)
            throws IOException {
        var arguments = new ArrayList<>(List.of("-D", directory.data().toString()));
        arguments.addAll(settings);
        var process = programs.prepare("postgres", arguments)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
                .start();
        process.getOutputStream().close();
        return process;
    }

    private static boolean becomesReady(Process process, DatabaseDirectory directory, Instant deadline) {
        var ready = false;
        try {
            while (!ready && process.isAlive() && Instant.now().isBefore(deadline)) {
                pause();
                ready = Postmaster.isReady(directory.data(), process.pid());
            }
        } finally {
            if (!ready) {
                process.destroyForcibly();
            }
        }
        return ready;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while PostgreSQL was starting", e);
        }
    }
}
