package dev.prosa.analytics.config;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the database is (`prosa.postgres`, from `POSTGRES_URL`, `POSTGRES_USER` and
/// `POSTGRES_PASSWORD`).
///
/// Flyway's and r2dbc's own properties are derived from it in `application.yaml`.
///
/// @param url `postgresql://host:port/database`, without a driver in front; parameters may follow
///     after `?`
/// @param user a role that owns schema `analytics`
/// @param password may be empty
@ConfigurationProperties("prosa.postgres")
public record PostgresProperties(String url, String user, String password) {

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

    /// Without the password.
    @Override
    public String toString() {
        return "PostgresProperties[url=%s, user=%s]".formatted(url, user);
    }
}
