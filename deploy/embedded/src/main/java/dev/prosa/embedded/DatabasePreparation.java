package dev.prosa.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Gives the application its role and its database: as the superuser, once per start, changing nothing
/// that is already so.
final class DatabasePreparation {

    private static final String ROLE_EXISTS = "SELECT FROM pg_roles WHERE rolname = ?";
    private static final String DATABASE_EXISTS = "SELECT FROM pg_database WHERE datname = ?";
    private static final String CREATE_ROLE = "SELECT format('CREATE ROLE %I', ?)";
    // CREATEROLE: its migrations make the roles that row-level security needs. REPLICATION: its relay.
    private static final String PREPARE_ROLE =
            "SELECT format('ALTER ROLE %I LOGIN CREATEROLE REPLICATION NOSUPERUSER NOBYPASSRLS PASSWORD %L', ?, ?)";
    private static final String CREATE_DATABASE = "SELECT format('CREATE DATABASE %I OWNER %I', ?, ?)";

    private DatabasePreparation() {}

    static void prepare(String adminUrl, String adminPassword, PostgresSettings settings) throws SQLException {
        try (var admin = DriverManager.getConnection(adminUrl, DatabaseDirectory.ADMIN, adminPassword)) {
            if (!exists(admin, ROLE_EXISTS, settings.user())) {
                execute(admin, CREATE_ROLE, settings.user());
            }
            execute(admin, PREPARE_ROLE, settings.user(), settings.password());
            if (!exists(admin, DATABASE_EXISTS, settings.database())) {
                execute(admin, CREATE_DATABASE, settings.database(), settings.user());
            }
        }
    }

    private static boolean exists(Connection admin, String query, String name) throws SQLException {
        try (var statement = bind(admin, query, name);
                var found = statement.executeQuery()) {
            return found.next();
        }
    }

    /// Lets the server quote what a statement of definition cannot take as a parameter.
    private static void execute(Connection admin, String template, String... values) throws SQLException {
        try (var quoting = bind(admin, template, values);
                var quoted = quoting.executeQuery();
                var statement = admin.createStatement()) {
            quoted.next();
            statement.execute(quoted.getString(1));
        }
    }

    private static PreparedStatement bind(Connection admin, String sql, String... values) throws SQLException {
        var statement = admin.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }
}
