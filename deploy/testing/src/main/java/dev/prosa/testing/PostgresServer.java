package dev.prosa.testing;

import dev.prosa.embedded.ApplicationDatabase;
import dev.prosa.embedded.Login;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A running PostgreSQL on which databases are made and dropped.
final class PostgresServer {

    static final Login APPLICATION = new Login("prosa", "prosa");

    /// As in production where a test could tell, and lavish with what many services in one JVM
    /// share. Nothing here has to survive a power cut.
    static final Map<String, String> SETTINGS = Map.of(
            "wal_level", "logical",
            "max_replication_slots", "64",
            "max_wal_senders", "64",
            "max_connections", "300",
            "fsync", "off");

    /// Dropping a database drops its idle slots and, by force, ends its sessions. Only a slot in
    /// use is in the way.
    private static final List<String> DROP = List.of("""
            SELECT pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots
             WHERE database = '%s' AND active
            """, """
            DROP DATABASE IF EXISTS %s WITH (FORCE)
            """);

    private final AtomicInteger databases = new AtomicInteger();
    private final String address;
    private final Login admin;
    private final Ending ending;

    PostgresServer(String host, int port, Login admin, Ending ending) {
        this.address = "postgresql://%s:%d/".formatted(host, port);
        this.admin = admin;
        this.ending = ending;
    }

    TestDatabase createDatabase() {
        var name = "prosa_test_" + databases.incrementAndGet();
        return createDatabase(name, () -> drop(name));
    }

    /// The one database on a server that ends with it.
    TestDatabase createOnlyDatabase() {
        return createDatabase("prosa_test", ending::close);
    }

    private TestDatabase createDatabase(String name, Runnable end) {
        try {
            ApplicationDatabase.prepare(adminUrl(), admin, name, APPLICATION);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create a database for tests", e);
        }
        return new TestDatabase(name, address + name, APPLICATION, end);
    }

    private void drop(String name) {
        try (var connection = DriverManager.getConnection(adminUrl(), admin.user(), admin.password());
                var statement = connection.createStatement()) {
            for (var sql : DROP) {
                statement.execute(sql.formatted(name));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot drop the tests' database " + name, e);
        }
    }

    private String adminUrl() {
        return "jdbc:" + address + "postgres";
    }
}
