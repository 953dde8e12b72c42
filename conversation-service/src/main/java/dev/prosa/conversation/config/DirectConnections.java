package dev.prosa.conversation.config;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// Opens plain JDBC connections for what must not share the listener's pool: locks that last,
/// replication, sweeps.
public record DirectConnections(PostgresProperties postgres) {

    /// A new connection in auto-commit; the caller closes it.
    ///
    /// @param purpose shown by PostgreSQL as the application's name
    /// @param patience how long a statement may take before the connection counts as broken, in
    ///     whole seconds
    public Connection open(String purpose, Duration patience) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", postgres.user());
        properties.setProperty("password", postgres.password());
        properties.setProperty("currentSchema", PostgresProperties.SCHEMA);
        properties.setProperty("ApplicationName", "prosa " + purpose);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", Long.toString(patience.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(postgres.jdbcUrl(), properties);
    }
}
