package dev.prosa.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// One PostgreSQL server on a directory that outlives it, from binaries on the class path.
///
/// Durable, with logical replication, a child process of this one. Started again on the same
/// directory it has every committed row, also after it or this process was killed.
///
/// It does not end with this process by itself: [#close] stops it. If this process is killed, the
/// server lives on; the next start then throws [OrphanedDatabaseException] and [#stopOrphan] is the
/// way out. A supervisor watches [#onExit], and after an unexpected exit closes and starts again.
public final class EmbeddedPostgres implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private final PostgresSettings settings;
    private final int port;
    private final Login admin;
    private final PostgresPrograms programs;
    private final Process process;
    private final DirectoryLock lock;

    private EmbeddedPostgres(
            PostgresSettings settings,
            int port,
            Login admin,
            PostgresPrograms programs,
            Process process,
            DirectoryLock lock) {
        this.settings = settings;
        this.port = port;
        this.admin = admin;
        this.programs = programs;
        this.process = process;
        this.lock = lock;
    }

    /// Starts the server and returns when the application's database is there to be used.
    ///
    /// @throws OrphanedDatabaseException if a server without an owner runs on the directory
    /// @throws DirectoryInUseException if a living process uses the directory
    /// @throws PortTakenException if something listens on the port
    /// @throws EmbeddedServerException if it does not start for another reason
    public static EmbeddedPostgres start(PostgresSettings settings) {
        var lock = DirectoryLock.acquire(settings.directory());
        try {
            return start(settings, lock);
        } catch (IOException | SQLException e) {
            lock.close();
            throw new EmbeddedServerException(
                    "PostgreSQL does not start on %s: %s".formatted(settings.directory(), e.getMessage()), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Stops, in good order, a server that still runs on the directory although its owner is dead.
    ///
    /// Only a process that is verifiably PostgreSQL on that very directory is touched.
    ///
    /// @return the PID of the server it stopped, if there was one
    /// @throws DirectoryInUseException if the owner lives
    public static OptionalLong stopOrphan(Path directory) {
        var lock = DirectoryLock.acquire(directory.toAbsolutePath().normalize());
        try (lock) {
            var files = new DatabaseDirectory(directory.toAbsolutePath().normalize());
            var orphan = Postmaster.runningOn(files.data());
            orphan.ifPresent(_ -> PostgresProcess.stop(PostgresPrograms.find(), files));
            return orphan.map(ProcessHandle::pid).map(OptionalLong::of).orElseGet(OptionalLong::empty);
        }
    }

    /// Without a driver in front, as `POSTGRES_URL` has it: `postgresql://127.0.0.1:5432/prosa`.
    public String url() {
        return url(port, settings.database());
    }

    public String jdbcUrl() {
        return "jdbc:" + url();
    }

    public int port() {
        return port;
    }

    /// The superuser, for whoever sets up what the application may not.
    public Login admin() {
        return admin;
    }

    /// The PID of the server's first process, whose death ends them all.
    public long pid() {
        return process.pid();
    }

    /// Completes with the exit status when the server has ended, by [#close] or by itself.
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /// Stops the server in good order, so that the next start has nothing to recover.
    @Override
    public void close() {
        try (lock) {
            if (process.isAlive()) {
                PostgresProcess.stop(programs, new DatabaseDirectory(settings.directory()));
            }
        }
    }

    private static EmbeddedPostgres start(PostgresSettings settings, DirectoryLock lock)
            throws IOException, SQLException {
        var directory = new DatabaseDirectory(settings.directory());
        Postmaster.runningOn(directory.data()).ifPresent(orphan -> {
            throw new OrphanedDatabaseException(settings.directory(), orphan.pid());
        });
        int port = Ports.claim("PostgreSQL", HOST, settings.port());
        var programs = PostgresPrograms.find();
        directory.initialise(programs);
        directory.rollLog();
        var process = PostgresProcess.start(programs, directory, ServerSettings.arguments(settings.server(), port));
        var admin = new Login(DatabaseDirectory.ADMIN, directory.adminPassword());
        try {
            ApplicationDatabase.prepare(
                    "jdbc:" + url(port, "postgres"), admin, settings.database(), settings.application());
        } catch (RuntimeException | SQLException e) {
            PostgresProcess.stop(programs, directory);
            throw e;
        }
        return new EmbeddedPostgres(settings, port, admin, programs, process, lock);
    }

    private static String url(int port, String database) {
        return "postgresql://%s:%d/%s".formatted(HOST, port, database);
    }
}
