package dev.prosa.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.embedded.EmbeddedPostgres;
import dev.prosa.embedded.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void whatAKilledJvmLeftBehindIsStoppedAndDeleted() throws Exception {
        var killed = startOwner();
        var directory = onlyChild();
        long server = Long.parseLong(killed.inputReader().readLine());
        killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        TestDirectory.removeAbandoned(parent);

        assertThat(directory).doesNotExist();
        await().until(() -> ProcessHandle.of(server).isEmpty());
    }

    @Test
    void whatALivingJvmUsesStays() throws Exception {
        var mine = Files.createDirectory(parent.resolve(
                "prosa-test-%d-x".formatted(ProcessHandle.current().pid())));
        var foreign = Files.createDirectory(parent.resolve("somebody-elses"));

        TestDirectory.removeAbandoned(parent);

        assertThat(mine).exists();
        assertThat(foreign).exists();
    }

    private Process startOwner() throws IOException {
        var command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Djava.io.tmpdir=" + parent,
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Path onlyChild() {
        return await().until(
                        () -> {
                            try (var children = Files.list(parent)) {
                                return children.findFirst().orElse(null);
                            }
                        },
                        child -> child != null);
    }

    /// Does as a test does and waits to be killed.
    static final class Owner {

        public static void main(String[] args) throws Exception {
            var postgres = EmbeddedPostgres.start(
                    PostgresSettings.in(TestDirectory.create().resolve(TestDirectory.POSTGRES + "-1"), "prosa"));
            System.out.println(postgres.pid());
            System.in.read();
        }
    }
}
