package dev.prosa.conversation.handling;

import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.closure.ClosureDetector;
import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.TimeoutPolicy;
import dev.prosa.conversation.organization.DirectorySnapshot;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.Ownership;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.store.BatchStore;
import dev.prosa.testing.TestDatabase;
import dev.prosa.testing.TestInfrastructure;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.flywaydb.core.Flyway;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/// A migrated database of its own, and handlers that write to it. Remembers every statement they
/// execute.
final class TestStore implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database = TestInfrastructure.freshDatabase();
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final BatchStore store;
    private volatile Consumer<String> uponStatement = _ -> {};

    TestStore() {
        this(factory -> factory);
    }

    /// A store whose one connection goes back to a pool.
    static TestStore pooled() {
        return new TestStore(factory -> new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                .initialSize(1)
                .maxSize(1)
                .build()));
    }

    private TestStore(UnaryOperator<ConnectionFactory> pooling) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas("conversation")
                .load()
                .migrate();
        store = new BatchStore(
                pooling.apply(counting(ConnectionFactories.get(ConnectionFactoryOptions.parse(database.r2dbcUrl())
                        .mutate()
                        .option(ConnectionFactoryOptions.USER, database.user())
                        .option(ConnectionFactoryOptions.PASSWORD, database.password())
                        .option(Option.valueOf("schema"), "conversation")
                        .build()))));
        store.position(Log.TOPIC, Log.PARTITION, 12, 0).block(PATIENCE);
        store.position(Log.TOPIC, Log.OTHER_PARTITION, 12, 0).block(PATIENCE);
    }

    /// A consumer's handler, with a cache of its own.
    TransactionalBatchHandler handler() {
        OrganizationPolicy policy = new OrganizationPolicy(
                new ConversationPolicy(
                        1,
                        TimeoutPolicy.DEFAULTS,
                        false,
                        Set.of(TextKind.IDLE_WARNING, TextKind.CONFIRMATION_QUESTION, TextKind.FAREWELL)),
                Locale.ENGLISH,
                Map.of());
        DirectorySnapshot snapshot = new DirectorySnapshot(
                Map.of(RunningService.CHANNEL, new Ownership(RunningService.ACME, 1)),
                Map.of(RunningService.ACME, policy));
        return new TransactionalBatchHandler(store, () -> snapshot, ClosureDetector.phrases(), new TextBook(), 100);
    }

    BatchResult handle(BatchHandler handler, PartitionBatch batch) {
        return handler.handle(batch).blockOptional(PATIENCE).orElseThrow();
    }

    /// Has something happen before a statement is made.
    void uponStatement(Consumer<String> happening) {
        uponStatement = happening;
    }

    /// SQL executed since the last call.
    List<String> executed() {
        List<String> executed = new ArrayList<>(statements);
        statements.clear();
        return executed;
    }

    /// Rows as text, sorted.
    List<String> rows(String sql) {
        try (java.sql.Connection connection = database.connect()) {
            connection.setSchema("conversation");
            try (PreparedStatement statement =
                            connection.prepareStatement("SELECT r::text FROM (" + sql + ") r ORDER BY 1");
                    ResultSet rows = statement.executeQuery()) {
                List<String> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(rows.getString(1));
                }
                return read;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String table) {
        return rows("SELECT * FROM " + table).size();
    }

    private ConnectionFactory counting(ConnectionFactory real) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.from(real.create()).map(connection -> proxy(Connection.class, connection));
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return real.getMetadata();
            }
        };
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        if (method.getName().equals("createStatement") && arguments != null) {
                            uponStatement.accept((String) arguments[0]);
                        }
                        Object result = method.invoke(real, arguments);
                        if (method.getName().equals("createStatement") && arguments != null) {
                            statements.add((String) arguments[0]);
                        } else if (method.getName().endsWith("Transaction")) {
                            statements.add(method.getName());
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public void close() {
        database.close();
    }
}
