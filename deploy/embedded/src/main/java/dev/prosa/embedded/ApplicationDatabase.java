package dev.prosa.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// A database as the application finds it on any PostgreSQL: owned by its role, which may log in,
/// replicate and create further roles, and is no superuser.
public final class ApplicationDatabase {

    private static final String ROLE_EXISTS = "SELECT FROM pg_roles WHERE rolname = ?";
    private static final String DATABASE_EXISTS = "SELECT FROM pg_database WHERE datname = ?";
    private static final String CREATE_ROLE = "SELECT format('CREATE ROLE %I', ?)";
    // CREATEROLE: its migrations make the roles that row-level security needs. REPLICATION: its relay.
    private static final String PREPARE_ROLE =
            "SELECT format('ALTER ROLE %I LOGIN CREATEROLE REPLICATION NOSUPERUSER NOBYPASSRLS PASSWORD %L', ?, ?)";
    private static final String CREATE_DATABASE = "SELECT format('CREATE DATABASE %I OWNER %I', ?, ?)";

    private ApplicationDatabase() {}

    /// Makes role and database where they are missing and sets the role's rights and password anew.
    ///
    /// @param adminUrl a JDBC URL of any database on the server
    /// @param admin a superuser
    public static void prepare(String adminUrl, Login admin, String database, Login application) throws SQLException {
        try (var connection = DriverManager.getConnection(adminUrl, admin.user(), admin.password())) {
            if (!exists(connection, ROLE_EXISTS, application.user())) {
                execute(connection, CREATE_ROLE, application.user());
            }
            execute(connection, PREPARE_ROLE, application.user(), application.password());
            if (!exists(connection, DATABASE_EXISTS, database)) {
                execute(connection, CREATE_DATABASE, database, application.user());
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
