package dev.prosa.testing;

import dev.prosa.embedded.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// An empty database, owned by a role with the application's rights and no more, so that a test of
/// row-level security never passes because it was a superuser's.
public final class TestDatabase implements Provided, AutoCloseable {

    private final String name;
    private final String url;
    private final Login login;
    private final Runnable end;

    TestDatabase(String name, String url, Login login, Runnable end) {
        this.name = name;
        this.url = url;
        this.login = login;
        this.end = end;
    }

    /// Unlike any other database's on the same server.
    public String name() {
        return name;
    }

    /// Without a driver in front: `postgresql://host:port/name`.
    public String url() {
        return url;
    }

    public String jdbcUrl() {
        return "jdbc:" + url;
    }

    public String r2dbcUrl() {
        return "r2dbc:" + url;
    }

    public String user() {
        return login.user();
    }

    public String password() {
        return login.password();
    }

    /// A new JDBC connection as the application's role; the caller closes it.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), password());
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("POSTGRES_URL", url, "POSTGRES_USER", user(), "POSTGRES_PASSWORD", password());
    }

    /// Drops the database and its replication slots, whoever still uses them, or stops its own
    /// server.
    @Override
    public void close() {
        end.run();
    }
}
