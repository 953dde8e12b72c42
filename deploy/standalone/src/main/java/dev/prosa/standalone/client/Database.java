package dev.prosa.standalone.client;

/// Where PostgreSQL is and who we are to it.
///
/// @param url without a driver in front: `postgresql://localhost:15432/prosa`
public record Database(String url, String user, String password) {

    /// For JDBC.
    public String jdbcUrl() {
        return "jdbc:" + url;
    }

    /// Without the password.
    @Override
    public String toString() {
        return "Database[url=%s, user=%s]".formatted(url, user);
    }
}
