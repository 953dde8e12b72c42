package dev.prosa.conversation.relay;

import dev.prosa.conversation.config.AdvisoryLock;
import dev.prosa.conversation.config.DirectConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// Decides which instance relays: the one whose session holds PostgreSQL's advisory lock.
///
/// PostgreSQL ends a session that says nothing for [#SILENCE], so an instance that is frozen, cut
/// off or dead loses
/// the lock by then, and the next one gets it within another [#PAUSE].
final class Leadership {

    /// How often the lock is asked for, and how often its holder shows that it lives.
    static final Duration PAUSE = Duration.ofSeconds(1);

    /// How long a holder may say nothing.
    static final Duration SILENCE = Duration.ofSeconds(5);

    private static final String TRY = "SELECT pg_try_advisory_lock(?, ?)";

    private final DirectConnections database;
    private final StopSignal stop;

    Leadership(DirectConnections database, StopSignal stop) {
        this.database = database;
        this.stop = stop;
    }

    /// Waits until this instance holds the lock.
    ///
    /// @throws SQLException if the database went away meanwhile; ask again
    /// @throws InterruptedException if the relay stops
    Term await() throws SQLException, InterruptedException {
        Connection connection = database.open("relay leader", SILENCE);
        try {
            limitSilence(connection);
            while (!isTaken(connection)) {
                stop.pause(PAUSE);
            }
            return Term.begin(connection);
        } catch (SQLException | InterruptedException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void limitSilence(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET idle_session_timeout = " + SILENCE.toMillis());
        }
    }

    private static boolean isTaken(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY)) {
            statement.setInt(1, AdvisoryLock.CLASS);
            statement.setInt(2, AdvisoryLock.RELAY.id());
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
