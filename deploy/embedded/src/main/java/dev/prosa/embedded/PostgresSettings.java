package dev.prosa.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Where an embedded PostgreSQL keeps its data and listens, and whom it serves.
///
/// It listens on 127.0.0.1 only.
///
/// @param directory its data directory, made if missing
/// @param port 1 to 65535, or 0 for any free one
/// @param database made if missing, owned by `user`
/// @param user the application's role, made if missing: it may log in, replicate and create further
///     roles, and is no superuser
/// @param password the application's; set anew at each start
/// @param server further server settings by name; they win over the defaults
public record PostgresSettings(
        Path directory, int port, String database, String user, String password, Map<String, String> server) {

    public PostgresSettings {
        directory = directory.toAbsolutePath().normalize();
        Ports.check(port);
        server = Map.copyOf(server);
    }

    /// Database and user `prosa` on any free port.
    public static PostgresSettings in(Path directory, String password) {
        return new PostgresSettings(directory, 0, "prosa", "prosa", password, Map.of());
    }

    public PostgresSettings withPort(int port) {
        return new PostgresSettings(directory, port, database, user, password, server);
    }

    public PostgresSettings with(String setting, String value) {
        var more = new HashMap<>(server);
        more.put(setting, value);
        return new PostgresSettings(directory, port, database, user, password, more);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "PostgresSettings[directory=%s, port=%d, database=%s, user=%s, server=%s]"
                .formatted(directory, port, database, user, server);
    }
}
