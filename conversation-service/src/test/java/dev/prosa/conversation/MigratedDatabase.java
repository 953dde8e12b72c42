package dev.prosa.conversation;

import dev.prosa.conversation.config.PostgresProperties;
import dev.prosa.testing.TestDatabase;
import dev.prosa.testing.TestInfrastructure;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// A database of a test's own, with this service's tables once [#migrate] ran.
public final class MigratedDatabase implements AutoCloseable {

    private final TestDatabase database;

    private MigratedDatabase(TestDatabase database) {
        this.database = database;
    }

    public static MigratedDatabase create() {
        return empty().migrate();
    }

    /// Without tables.
    public static MigratedDatabase empty() {
        return new MigratedDatabase(TestInfrastructure.freshDatabase());
    }

    public MigratedDatabase migrate() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas(PostgresProperties.SCHEMA)
                .load()
                .migrate();
        return this;
    }

    /// As the service connects: the schema on the search path.
    public ConnectionFactory connections() {
        return ConnectionFactories.get(ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .option(Option.valueOf("schema"), PostgresProperties.SCHEMA)
                .build());
    }

    /// Tells Spring: `provideTo(registry::add)`.
    public void provideTo(BiConsumer<String, Supplier<Object>> registry) {
        database.provideTo(registry);
    }

    public void execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path TO " + PostgresProperties.SCHEMA);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The first column.
    public List<@Nullable String> query(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path TO " + PostgresProperties.SCHEMA);
            var result = statement.executeQuery(sql);
            var values = new ArrayList<@Nullable String>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
