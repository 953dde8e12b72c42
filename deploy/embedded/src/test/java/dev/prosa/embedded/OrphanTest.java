package dev.prosa.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {

    @TempDir
    Path directory;

    @Test
    void aDatabaseWhoseOwnerWasKilledIsRefusedThenStoppedAndStartedAgain() throws Exception {
        var owner = OtherJvm.start(DatabaseOwner.class, directory.toString());
        long orphan = Long.parseLong(owner.readLine());
        owner.kill();

        assertThatExceptionOfType(OrphanedDatabaseException.class)
                .isThrownBy(() -> EmbeddedPostgres.start(PostgresSettings.in(directory, "secret")))
                .withMessageContaining("kill -INT %d", orphan)
                .satisfies(e -> assertThat(e.pid()).isEqualTo(orphan));

        assertThat(EmbeddedPostgres.stopOrphan(directory)).hasValue(orphan);
        await().until(() -> ProcessHandle.of(orphan).isEmpty());
        assertThat(EmbeddedPostgres.stopOrphan(directory)).isEmpty();
        try (var postgres = EmbeddedPostgres.start(PostgresSettings.in(directory, "secret"))) {
            assertThat(postgres.onExit()).isNotDone();
        }
    }

    @Test
    void aDatabaseOfALivingProcessIsLeftAlone() throws Exception {
        var owner = OtherJvm.start(DatabaseOwner.class, directory.toString());
        try {
            long server = Long.parseLong(owner.readLine());
            assertThatExceptionOfType(DirectoryInUseException.class)
                    .isThrownBy(() -> EmbeddedPostgres.stopOrphan(directory))
                    .withMessageContaining("process %d", owner.pid());
            assertThat(ProcessHandle.of(server)).isPresent();
        } finally {
            owner.kill();
            EmbeddedPostgres.stopOrphan(directory);
        }
    }

    /// Starts a database, tells its PID and then only waits to be killed.
    static final class DatabaseOwner {

        public static void main(String[] args) throws Exception {
            var postgres = EmbeddedPostgres.start(PostgresSettings.in(Path.of(args[0]), "secret"));
            System.out.println(postgres.pid());
            System.in.read();
        }
    }
}
