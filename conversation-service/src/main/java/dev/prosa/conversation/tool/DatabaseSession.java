package dev.prosa.conversation.tool;

import dev.prosa.conversation.config.PostgresProperties;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// One connection, used by one thread: temporary tables and a snapshot live as long as it does.
public final class DatabaseSession implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(15);

    /// One statement may scan a whole table.
    private static final Duration PATIENCE = Duration.ofHours(2);

    private static final int ROWS_AT_ONCE = 1_000;

    private final Connection connection;

    private DatabaseSession(Connection connection) {
        this.connection = connection;
    }

    /// @throws ToolException if PostgreSQL does not answer
    public static DatabaseSession open(PostgresProperties postgres) {
        var options = ConnectionFactoryOptions.parse(postgres.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, postgres.user())
                .option(ConnectionFactoryOptions.PASSWORD, postgres.password())
                .option(Option.valueOf("schema"), PostgresProperties.SCHEMA)
                .option(Option.valueOf("applicationName"), "prosa tool")
                .build();
        try {
            Connection connection =
                    Mono.from(ConnectionFactories.get(options).create()).block(CONNECT);
            if (connection != null) {
                return new DatabaseSession(connection);
            }
        } catch (RuntimeException e) {
            throw new ToolException("PostgreSQL does not answer on " + postgres.url() + " (" + e.getMessage()
                    + "): start it, or set POSTGRES_URL, POSTGRES_USER and POSTGRES_PASSWORD");
        }
        throw new ToolException("PostgreSQL does not answer on " + postgres.url());
    }

    /// The connection itself, for the stores.
    public Connection connection() {
        return connection;
    }

    /// Runs a statement.
    ///
    /// @return how many rows it changed
    public long execute(String sql, Object... arguments) {
        Long changed = Flux.from(statement(sql, arguments).execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .reduce(0L, Long::sum)
                .block(PATIENCE);
        return changed == null ? 0 : changed;
    }

    /// Few rows, all at once.
    public <T> List<T> query(String sql, Function<Readable, T> read, Object... arguments) {
        return Flux.from(statement(sql, arguments).execute())
                .concatMap(result -> result.map(read))
                .collectList()
                .blockOptional(PATIENCE)
                .orElseGet(List::of);
    }

    /// However many rows, some at a time. Must be read to the end before the next statement.
    public <T> Iterable<T> stream(String sql, Function<Readable, T> read, Object... arguments) {
        return Flux.from(statement(sql, arguments).fetchSize(ROWS_AT_ONCE).execute())
                .concatMap(result -> result.map(read))
                .toIterable(ROWS_AT_ONCE);
    }

    /// Waits for what a store does.
    public <T> T await(Mono<T> work) {
        return work.blockOptional(PATIENCE).orElseThrow();
    }

    private Statement statement(String sql, Object... arguments) {
        Statement statement = connection.createStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.bind(i, arguments[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        Mono.from(connection.close()).block(CONNECT);
    }
}
