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
/// @param database made if missing, owned by `application`
/// @param application its role and password; see [ApplicationDatabase]
/// @param server further server settings by name; they win over the defaults
public record PostgresSettings(
        Path directory, int port, String database, Login application, Map<String, String> server) {

    public PostgresSettings {
        directory = directory.toAbsolutePath().normalize();
        Ports.check(port);
        server = Map.copyOf(server);
    }

    /// Database and user `prosa` on any free port.
    public static PostgresSettings in(Path directory, String password) {
        return new PostgresSettings(directory, 0, "prosa", new Login("prosa", password), Map.of());
    }

    public PostgresSettings withPort(int port) {
        return new PostgresSettings(directory, port, database, application, server);
    }

    public PostgresSettings with(String setting, String value) {
        var more = new HashMap<>(server);
        more.put(setting, value);
        return new PostgresSettings(directory, port, database, application, more);
    }
}
