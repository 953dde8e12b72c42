package dev.prosa.standalone.client;

import dev.prosa.standalone.Failure;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which of the customers' messages PostgreSQL has.
public final class StoredMessages {

    private static final int TOGETHER = 1_000;

    private static final String KNOWN = """
            SELECT message_sid
              FROM conversation.message
             WHERE message_sid = ANY (?)
            """;

    private StoredMessages() {}

    /// Those of the SIDs that are stored; a statement for every thousand.
    ///
    /// @throws Failure if PostgreSQL cannot be asked
    public static Set<String> among(Database database, Collection<String> sids) {
        List<String> all = List.copyOf(sids);
        Set<String> stored = new HashSet<>();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.prepareStatement(KNOWN)) {
            for (int from = 0; from < all.size(); from += TOGETHER) {
                Object[] some =
                        all.subList(from, Math.min(all.size(), from + TOGETHER)).toArray();
                statement.setArray(1, connection.createArrayOf("text", some));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        stored.add(rows.getString(1));
                    }
                }
            }
            return stored;
        } catch (SQLException e) {
            String why = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
            throw new Failure("Cannot ask PostgreSQL on " + database.url() + " (" + why + ")");
        }
    }
}
