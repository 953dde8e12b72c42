package dev.prosa.testing;

/// Real Kafka and PostgreSQL for tests: containers where Docker answers, embedded servers
/// elsewhere.
///
/// `-Dprosa.test.infrastructure=docker` or `=embedded` decides instead. A service's test is three
/// lines:
///
/// ```java
/// @DynamicPropertySource
/// static void infrastructure(DynamicPropertyRegistry registry) {
///     TestInfrastructure.isolated().provideTo(registry::add);
/// }
/// ```
///
/// What is started here ends with the JVM, or earlier when it is closed.
public final class TestInfrastructure {

    private static final Lazy<Servers> SERVERS = new Lazy<>(Servers::choose);
    private static final Lazy<TestKafka> KAFKA = new Lazy<>(TestInfrastructure::ownKafka);
    private static final Lazy<PostgresServer> POSTGRES =
            new Lazy<>(() -> SERVERS.get().startPostgres());

    private TestInfrastructure() {}

    /// The shared broker and a fresh database.
    public static TestEnvironment shared() {
        return new TestEnvironment(sharedKafka(), freshDatabase());
    }

    /// A broker of its own and a fresh database.
    public static TestEnvironment isolated() {
        return new TestEnvironment(ownKafka(), freshDatabase());
    }

    /// The broker that all tests of this JVM share, for tests that tell their own records by their
    /// keys.
    public static TestKafka sharedKafka() {
        return KAFKA.get();
    }

    /// A broker of its own: topics have fixed names, so whoever reads one from its start needs
    /// that. Embedded it takes a second once the first has started.
    public static TestKafka ownKafka() {
        return SERVERS.get().startKafka();
    }

    /// A new, empty database on the server that all tests of this JVM share.
    ///
    /// The names of replication slots and roles are the whole server's, so derive them from
    /// [TestDatabase#name] or take [#ownPostgres].
    public static TestDatabase freshDatabase() {
        return POSTGRES.get().createDatabase();
    }

    /// A new, empty database on a server of its own.
    public static TestDatabase ownPostgres() {
        return SERVERS.get().startPostgres().createOnlyDatabase();
    }
}
