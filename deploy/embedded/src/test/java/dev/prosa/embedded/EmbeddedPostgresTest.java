package dev.prosa.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path directory;

    private PostgresSettings settings() {
        return PostgresSettings.in(directory, "secret");
    }

    @Test
    void committedRowsSurviveARestart() throws Exception {
        try (var postgres = EmbeddedPostgres.start(settings())) {
            execute(postgres, "CREATE TABLE letter (text text)", "INSERT INTO letter VALUES ('a')");
        }

        try (var postgres = EmbeddedPostgres.start(settings())) {
            assertThat(query(postgres, "SELECT text FROM letter")).isEqualTo("a");
        }
    }

    @Test
    void committedRowsSurviveTheDeathOfTheServer() throws Exception {
        try (var postgres = EmbeddedPostgres.start(settings())) {
            execute(postgres, "CREATE TABLE letter (text text)", "INSERT INTO letter VALUES ('a')");
            kill(postgres.pid());
            assertThat(postgres.onExit().get(10, TimeUnit.SECONDS)).isNotZero();
        }

        try (var postgres = EmbeddedPostgres.start(settings())) {
            assertThat(query(postgres, "SELECT text FROM letter")).isEqualTo("a");
        }
    }

    @Test
    void aStartWaitsForTheLastSessionOfAServerThatWasKilled() throws Exception {
        String session;
        try (var postgres = EmbeddedPostgres.start(settings());
                var connection = connect(postgres)) {
            session = query(connection, "SELECT pg_backend_pid()");
            signal("-STOP", session);
            kill(postgres.pid());
            postgres.onExit().get(10, TimeUnit.SECONDS);
        }

        var starting = CompletableFuture.supplyAsync(() -> EmbeddedPostgres.start(settings()));
        var log = new DatabaseDirectory(directory).log();
        await().untilAsserted(() -> assertThat(log).content().contains("pre-existing shared memory block"));
        signal("-CONT", session);

        try (var postgres = starting.get(60, TimeUnit.SECONDS)) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void itIsDurableAndReplicatesLogically() throws Exception {
        try (var postgres = EmbeddedPostgres.start(settings())) {
            assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(postgres, "SHOW wal_level")).isEqualTo("logical");
            assertThat(query(postgres, "SHOW max_slot_wal_keep_size")).isEqualTo("4GB");
            var slot = "SELECT slot_name FROM pg_create_logical_replication_slot('relay', 'pgoutput')";
            assertThat(query(postgres, slot)).isEqualTo("relay");
        }
    }

    @Test
    void theApplicationIsNoSuperuserButMakesRolesAndOwnsItsDatabase() throws Exception {
        try (var postgres = EmbeddedPostgres.start(settings())) {
            assertThat(query(postgres, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            execute(postgres, "CREATE ROLE reader", "CREATE SCHEMA letters", "GRANT USAGE ON SCHEMA letters TO reader");
        }
    }

    @Test
    void furtherSettingsWin() throws Exception {
        try (var postgres = EmbeddedPostgres.start(settings().with("max_connections", "33"))) {
            assertThat(query(postgres, "SHOW max_connections")).isEqualTo("33");
        }
    }

    @Test
    void aSettingPostgresRefusesIsReportedInItsOwnWords() {
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> EmbeddedPostgres.start(settings().with("max_connections", "many")))
                .withMessageContaining("invalid value for parameter \"max_connections\"");
    }

    @Test
    void whatACustomerWroteNeverReachesTheLog() throws Exception {
        try (var postgres = EmbeddedPostgres.start(settings())) {
            execute(postgres, "CREATE TABLE letter (text text UNIQUE)", "INSERT INTO letter VALUES ('Meu segredo')");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(postgres, "INSERT INTO letter VALUES ('Meu segredo')"));
        }
        assertThat(new DatabaseDirectory(directory).log())
                .content()
                .contains("duplicate key value")
                .doesNotContain("segredo");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var squatter = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var settings = settings().withPort(squatter.getLocalPort());
            assertThatExceptionOfType(PortTakenException.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(settings))
                    .withMessageContaining("port %d on 127.0.0.1 is taken", squatter.getLocalPort());
        }
    }

    @Test
    void twoServersNeverShareADirectory() {
        try (var postgres = EmbeddedPostgres.start(settings())) {
            assertThatExceptionOfType(DirectoryInUseException.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(settings()));
            assertThatExceptionOfType(DirectoryInUseException.class)
                    .isThrownBy(() -> EmbeddedPostgres.stopOrphan(directory));
            assertThat(postgres.onExit()).isNotDone();
        }
    }

    @Test
    void aPidThatBelongsToAStrangerByNowIsNoObstacle() throws Exception {
        EmbeddedPostgres.start(settings()).close();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            var data = new DatabaseDirectory(directory).data();
            Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n" + data + "\n");
            try (var postgres = EmbeddedPostgres.start(settings())) {
                assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static void signal(String signal, String pid) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres)) {
            return query(connection, sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), "prosa", "secret");
    }
}
