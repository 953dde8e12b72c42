package dev.prosa.conversation.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// What PostgreSQL publishes to the relay: inserts into the outbox, whichever of its partitions
/// they land in.
final class Publication {

    static final String NAME = "prosa_outbox";

    /// Without `created_at`: what the relay does not need costs it a good part of its time to
    /// decode.
    private static final List<String> COLUMNS =
            List.of("partition", "log_offset", "index", "topic", "key", "type", "time", "traceparent", "value");

    private static final String IS_RIGHT = """
            SELECT p.pubinsert AND p.pubviaroot AND NOT (p.pubupdate OR p.pubdelete OR p.pubtruncate OR p.puballtables)
                   AND EXISTS (SELECT FROM pg_publication_rel
                                WHERE prpubid = p.oid AND prrelid = 'conversation.outbox'::regclass
                                  AND prqual IS NULL AND array_length(prattrs::int2[], 1) = ?)
              FROM pg_publication AS p
             WHERE p.pubname = ?
            """;

    private static final String DROP = "DROP PUBLICATION IF EXISTS " + NAME;
    private static final String CREATE = "CREATE PUBLICATION " + NAME + " FOR TABLE conversation.outbox ("
            + String.join(", ", COLUMNS) + ") WITH (publish = 'insert', publish_via_partition_root = true)";

    private Publication() {}

    /// Makes it if it is missing, and anew if somebody changed it: its OID then tells that the
    /// stream has a gap.
    static void ensure(Connection connection) throws SQLException {
        if (!isRight(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(DROP);
                statement.execute(CREATE);
            }
        }
    }

    private static boolean isRight(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IS_RIGHT)) {
            statement.setInt(1, COLUMNS.size());
            statement.setString(2, NAME);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }
}
