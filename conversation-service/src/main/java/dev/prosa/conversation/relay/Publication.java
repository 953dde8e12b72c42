package dev.prosa.conversation.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// What PostgreSQL publishes to the relay: inserts into the outbox, whichever of its partitions
/// they land in.
final class Publication {

    static final String NAME = "prosa_outbox";

    private static final String IS_RIGHT = """
            SELECT p.pubinsert AND p.pubviaroot AND NOT (p.pubupdate OR p.pubdelete OR p.pubtruncate OR p.puballtables)
                   AND (SELECT array_agg(prrelid) FROM pg_publication_rel WHERE prpubid = p.oid)
                       = ARRAY['conversation.outbox'::regclass::oid]
              FROM pg_publication AS p
             WHERE p.pubname = ?
            """;

    private static final String DROP = "DROP PUBLICATION IF EXISTS " + NAME;
    private static final String CREATE = "CREATE PUBLICATION " + NAME
            + " FOR TABLE conversation.outbox WITH (publish = 'insert', publish_via_partition_root = true)";

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
            statement.setString(1, NAME);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }
}
