package dev.prosa.conversation.parking;

import dev.prosa.contracts.identity.Address;
import dev.prosa.conversation.config.AdvisoryLock;
import dev.prosa.conversation.config.DirectConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Replays what was parked because nobody owned its address, once somebody does. One instance at a
/// time.
///
/// An input may have been decided just before its address was registered and arrive on the topic
/// after the first look, so a request stays open for a while.
final class AddressReplays {

    /// Longer than a batch may take and the relay may lag in good health.
    static final Duration OPEN_FOR = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String TAKE_LOCK = "SELECT pg_try_advisory_xact_lock(?, ?)";
    private static final String OPEN = "SELECT DISTINCT channel_address FROM address_replay WHERE done_at IS NULL";
    private static final String DONE =
            "UPDATE address_replay SET done_at = now() WHERE done_at IS NULL AND requested_at <= ?";

    private final DirectConnections database;
    private final Supplier<ParkedLog> logs;

    AddressReplays(DirectConnections database, Supplier<ParkedLog> logs) {
        this.database = database;
        this.logs = logs;
    }

    /// One round.
    ///
    /// @return how many inputs were replayed
    /// @throws org.apache.kafka.common.KafkaException if Kafka does not answer: the next round goes on
    int go(Instant now) throws SQLException, InterruptedException {
        try (Connection connection = database.open("replays", PATIENCE)) {
            connection.setAutoCommit(false); // closing without a commit rolls back
            if (!isOurTurn(connection)) {
                return 0;
            }
            Set<Address> addresses = open(connection);
            if (addresses.isEmpty()) {
                return 0;
            }
            int replayed = replay(addresses);
            try (PreparedStatement done = connection.prepareStatement(DONE)) {
                done.setTimestamp(1, Timestamp.from(now.minus(OPEN_FOR)));
                done.executeUpdate();
            }
            connection.commit();
            return replayed;
        }
    }

    private int replay(Set<Address> addresses) throws InterruptedException {
        try (ParkedLog log = logs.get()) {
            List<ParkedLog.Parked> waiting = log.waitingFor(addresses);
            for (ParkedLog.Parked parked : waiting) {
                log.replay(parked);
            }
            return waiting.size();
        }
    }

    private static boolean isOurTurn(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(TAKE_LOCK)) {
            lock.setInt(1, AdvisoryLock.CLASS);
            lock.setInt(2, AdvisoryLock.REPLAY.id());
            try (ResultSet taken = lock.executeQuery()) {
                taken.next();
                return taken.getBoolean(1);
            }
        }
    }

    private static Set<Address> open(Connection connection) throws SQLException {
        try (PreparedStatement open = connection.prepareStatement(OPEN);
                ResultSet found = open.executeQuery()) {
            Set<Address> addresses = new HashSet<>();
            while (found.next()) {
                addresses.add(new Address(found.getString(1)));
            }
            return addresses;
        }
    }
}
