package dev.prosa.conversation.config;

import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the database is (`prosa.postgres`, from `POSTGRES_URL`, `POSTGRES_USER` and
/// `POSTGRES_PASSWORD`).
///
/// Flyway's and r2dbc's own properties are derived from it in `application.yaml`. What needs a
/// plain JDBC
/// connection, as the relay does, takes it from here.
///
/// @param url `postgresql://host:port/database`, without a driver in front; parameters may follow
///     after `?`
/// @param user a role that owns schema [#SCHEMA], may replicate and is no superuser
/// @param password may be empty
@ConfigurationProperties("prosa.postgres")
public record PostgresProperties(String url, String user, String password) {

    /// Where all tables of this service live.
    public static final String SCHEMA = "conversation";

    private static final Pattern FORM = Pattern.compile("postgresql://[^/?]+/[^/?]+(\\?.*)?");

    public PostgresProperties {
        if (!FORM.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "prosa.postgres.url must be postgresql://host:port/database but is '%s'. Set POSTGRES_URL."
                            .formatted(url));
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("prosa.postgres.user is empty. Set POSTGRES_USER.");
        }
    }

    public String jdbcUrl() {
        return "jdbc:" + url;
    }

    public String r2dbcUrl() {
        return "r2dbc:" + url;
    }

    /// The database's name.
    public String database() {
        return URI.create(url).getPath().substring(1);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "PostgresProperties[url=%s, user=%s]".formatted(url, user);
    }
}
