package dev.prosa.standalone.bench;

import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Watches how many inputs PostgreSQL has applied, by the partitions' offsets, every few
/// milliseconds.
final class AppliedWatch implements AutoCloseable {

    /// Fine enough for the latency of what is posted at a rate.
    static final Duration FINE = Duration.ofMillis(5);

    /// For posting as fast as it goes: every look costs PostgreSQL what some messages cost.
    static final Duration COARSE = Duration.ofMillis(25);

    private static final String APPLIED = "SELECT coalesce(sum(next_offset), 0) FROM conversation.partition_progress";

    private final Connection connection;
    private final Duration resolution;
    private final List<Sample> samples = new ArrayList<>();
    private final long start;
    private volatile boolean watching;

    private record Sample(long at, long applied) {}

    /// @param resolution how long between two looks
    AppliedWatch(Database database, Duration resolution) {
        this.resolution = resolution;
        try {
            connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
            start = applied(connection);
        } catch (SQLException e) {
            throw new Failure("Cannot look into PostgreSQL (" + e.getMessage() + "): start Prosa with ./prosa up");
        }
    }

    /// Watches until as many inputs as given have been applied since this watch was opened.
    ///
    /// @return the nanosecond time at which it was so
    Thread start(long expected, Duration patience) {
        watching = true;
        return Thread.ofPlatform().daemon().name("applied-watch").start(() -> watch(expected, patience));
    }

    private void watch(long expected, Duration patience) {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        try {
            while (watching && System.nanoTime() < giveUpAt) {
                long applied = applied(connection) - start;
                samples.add(new Sample(System.nanoTime(), applied));
                if (applied >= expected) {
                    return;
                }
                LockSupport.parkNanos(resolution.toNanos());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        watching = false;
    }

    long applied() {
        return samples.isEmpty() ? 0 : samples.getLast().applied();
    }

    long lastAt() {
        return samples.getLast().at();
    }

    /// From acknowledgement to applied, matching the n-th acknowledged with the n-th applied.
    /// Inputs overtake each
    /// other between partitions, so single values are approximate; the distribution is not.
    ///
    /// @param acknowledgedAt sorted nanosecond times
    long[] delays(long[] acknowledgedAt) {
        long[] delays = new long[acknowledgedAt.length];
        int sample = 0;
        for (int i = 0; i < acknowledgedAt.length; i++) {
            while (sample < samples.size() - 1 && samples.get(sample).applied() < i + 1) {
                sample++;
            }
            delays[i] = Math.max(0, samples.get(sample).at() - acknowledgedAt[i]);
        }
        return delays;
    }

    long count(String sql, String argument) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new Failure("Cannot count in PostgreSQL: " + e.getMessage());
        }
    }

    private static long applied(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPLIED);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        watching = false;
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
