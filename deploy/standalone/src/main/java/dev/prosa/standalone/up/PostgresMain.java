package dev.prosa.standalone.up;

import dev.prosa.embedded.EmbeddedPostgres;
import dev.prosa.embedded.EmbeddedServerException;
import dev.prosa.embedded.PostgresSettings;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// Owns an embedded PostgreSQL in a process of its own: `DIRECTORY PORT`, the application's
/// password in `POSTGRES_PASSWORD`.
///
/// Prints `ready PORT`. Ends when the server does, and the server ends with it; one that an owner
/// left behind when it was killed is stopped first.
public final class PostgresMain {

    private PostgresMain() {}

    @SuppressWarnings("SystemOut") // the supervisor reads it
    public static void main(String[] args) {
        try {
            var directory = Path.of(args[0]);
            EmbeddedPostgres.stopOrphan(directory)
                    .ifPresent(pid -> System.out.println("stopped PostgreSQL " + pid + ", which had lost its owner"));
            var settings = PostgresSettings.in(directory, System.getenv("POSTGRES_PASSWORD"))
                    .withPort(Integer.parseInt(args[1]));
            var postgres = EmbeddedPostgres.start(settings);
            var stopping = new AtomicBoolean();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, stopping), "stop-postgres"));
            System.out.println("ready " + postgres.port());
            int status = postgres.onExit().join();
            if (!stopping.get()) {
                System.out.println("ERROR PostgreSQL ended with status " + status + "; its own log is in " + directory);
                System.exit(1);
            }
        } catch (EmbeddedServerException e) {
            System.out.println("ERROR " + e.getMessage());
            System.exit(1);
        }
    }

    private static void stop(EmbeddedPostgres postgres, AtomicBoolean stopping) {
        stopping.set(true);
        postgres.close();
    }
}
