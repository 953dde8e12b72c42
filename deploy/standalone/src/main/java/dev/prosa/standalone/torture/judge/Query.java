package dev.prosa.standalone.torture.judge;

import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Looks into PostgreSQL, row by row, however many there are.
final class Query implements AutoCloseable {

    private static final int FETCH = 5_000;

    private final Connection connection;

    private Query(Connection connection) {
        this.connection = connection;
    }

    /// What is done with one row.
    @FunctionalInterface
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    static Query open(Database database) {
        try {
            var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
            connection.setAutoCommit(false); // a cursor needs a transaction
            return new Query(connection);
        } catch (SQLException e) {
            throw new Failure("The judge cannot look into PostgreSQL: " + e.getMessage());
        }
    }

    void each(String sql, Row row) {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    row.take(rows);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new Failure("The judge cannot ask PostgreSQL (" + e.getMessage() + ")");
        }
    }

    long count(String sql) {
        var count = new long[1];
        each(sql, row -> count[0] = row.getLong(1));
        return count[0];
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new Failure("The judge cannot let go of PostgreSQL: " + e.getMessage());
        }
    }
}
