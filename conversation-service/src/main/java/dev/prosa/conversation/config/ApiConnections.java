package dev.prosa.conversation.config;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;

/// The connections that answer people's questions. A pool of their own, so that no question keeps a
/// batch from being stored, and another role: it owns nothing and sees the rows of the organisation
/// that a transaction names.
public final class ApiConnections implements AutoCloseable {

    /// Made by the migrations.
    public static final String ROLE = "prosa_api";

    private static final int MOST = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConnectionPool pool;

    public ApiConnections(PostgresProperties postgres) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(postgres.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, postgres.user())
                .option(ConnectionFactoryOptions.PASSWORD, postgres.password())
                .option(Option.valueOf("schema"), PostgresProperties.SCHEMA)
                .option(Option.valueOf("applicationName"), "prosa api")
                .option(Option.valueOf("options"), "role=" + ROLE)
                .build();
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(MOST)
                .maxAcquireTime(PATIENCE)
                .build());
    }

    /// A transaction on it names its organisation in `app.organization`, or sees nothing.
    public ConnectionFactory factory() {
        return pool;
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
