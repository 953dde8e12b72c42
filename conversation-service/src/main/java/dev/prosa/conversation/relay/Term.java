package dev.prosa.conversation.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time during which this instance holds the relay's lock.
///
/// What only the holder may write goes through [#connection]: if the lock is lost, so is the
/// connection.
final class Term implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Term.class);

    private final Connection connection;
    private final Thread pulse;
    private volatile boolean held = true;

    private Term(Connection connection) {
        this.connection = connection;
        this.pulse = Thread.ofVirtual().name("relay-pulse").unstarted(this::beat);
    }

    static Term begin(Connection connection) {
        Term term = new Term(connection);
        term.pulse.start();
        return term;
    }

    boolean isHeld() {
        return held;
    }

    /// Asks the database rather than the memory.
    ///
    /// @throws SQLException if the lock is lost
    void verify() throws SQLException {
        if (!held) {
            throw new SQLException("the relay's lock is lost");
        }
        try {
            say();
        } catch (SQLException e) {
            lose(e);
            throw e;
        }
    }

    /// In auto-commit; usable by several threads, a statement at a time.
    Connection connection() {
        return connection;
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(Leadership.PAUSE);
                say();
            }
        } catch (SQLException e) {
            lose(e);
        } catch (InterruptedException e) {
            held = false; // the term is over
        }
    }

    private void lose(SQLException why) {
        if (held) {
            log.atWarn().addKeyValue("reason", why.getMessage()).log("relay lost its lock");
        }
        held = false;
    }

    private void say() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    @Override
    public void close() {
        held = false;
        pulse.interrupt();
        try {
            connection.close();
        } catch (SQLException e) {
            log.atDebug().addKeyValue("reason", e.getMessage()).log("relay's lock was gone already");
        }
    }
}
