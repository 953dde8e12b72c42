package dev.prosa.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.standalone.client.Endpoints;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The life of a Prosa on one machine: a real broker, a real database, stubs for services.
class UpTest {

    @TempDir
    Path home;

    @TempDir
    Path directory;

    @Test
    void everythingIsKeptRunningAndStopsInOrder() throws Exception {
        var data = directory.resolve("data");
        try (var up = RunningUp.start(home, data).awaitReady()) {
            assertThat(run(new StatusCommand(), data)).isZero();

            var second = RunningUp.start(home, data);
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output())
                    .contains("prosa: Prosa already runs on " + data + " (pid "
                            + up.handle().pid() + ")");

            for (var name : new String[] {"ingress-service", "kafka", "postgres"}) {
                var killed = up.child(name);
                killed.destroyForcibly();
                await().atMost(Duration.ofSeconds(5)).until(() -> up.output().contains(name + " started again"));
                await().atMost(Duration.ofMinutes(2)).until(() -> up.output().contains(name + " is ready again"));
                assertThat(up.output()).contains(name + " was killed (SIGKILL) and starts again");
            }
            assertThat(run(new StatusCommand(), data)).isZero();

            var children = up.descendants();
            assertThat(run(new DownCommand(), data)).isZero();

            assertThat(up.awaitEnd()).isEqualTo(128 + 15);
            assertThat(children).hasSizeGreaterThan(6).noneMatch(ProcessHandle::isAlive);
            assertThat(up.output().substring(up.output().indexOf("Stopping")))
                    .containsSubsequence("ingress-service", "kafka", "Stopped after")
                    .containsSubsequence("expiry-service", "postgres", "Stopped after")
                    .doesNotContain("killed");
        }
        assertThat(run(new StatusCommand(), data)).isEqualTo(1);
    }

    @Test
    void whoKillsItLeavesNothingRunningAndTheNextStartGoesOn() throws Exception {
        var data = directory.resolve("data");
        try (var up = RunningUp.start(home, data).awaitReady()) {
            execute(up.endpoints(), "CREATE TABLE kept AS SELECT 42 AS answer");
            var children = up.descendants();
            var databaseOwner = up.child("postgres");

            up.handle().destroyForcibly();
            databaseOwner.destroyForcibly(); // so that its database has nobody left to stop it

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> children.stream()
                            .filter(child -> !child.info().command().orElse("").endsWith("/postgres"))
                            .noneMatch(ProcessHandle::isAlive));
        }
        try (var up = RunningUp.start(home, data).awaitReady()) {
            assertThat(execute(up.endpoints(), "SELECT answer FROM kept")).isEqualTo(42);
        }
    }

    @Test
    void freshStartsWithNothing() throws Exception {
        var data = directory.resolve("data");
        try (var up = RunningUp.start(home, data).awaitReady()) {
            execute(up.endpoints(), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (var up = RunningUp.start(home, data, "--fresh").awaitReady()) {
            assertThat(execute(up.endpoints(), "SELECT count(*) FROM pg_tables WHERE tablename = 'kept'"))
                    .isZero();
        }
    }

    private static int run(Object command, Path data) {
        return new CommandLine(command).execute("--data=" + data);
    }

    /// The first number of the result, 0 if there is none.
    private static int execute(Endpoints endpoints, String sql) throws SQLException {
        var database = endpoints.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            var result = statement.getResultSet();
            result.next();
            return result.getInt(1);
        }
    }
}
