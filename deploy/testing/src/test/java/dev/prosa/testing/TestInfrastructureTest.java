package dev.prosa.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class TestInfrastructureTest {

    @Test
    void theSharedBrokerIsOneAndTheSame() {
        assertThat(TestInfrastructure.sharedKafka()).isSameAs(TestInfrastructure.sharedKafka());
    }

    @Test
    void aBrokerOfItsOwnSeesNobodyElsesTopics() throws Exception {
        try (var own = TestInfrastructure.ownKafka();
                var another = TestInfrastructure.ownKafka()) {
            createTopic(own, "letters");

            assertThat(topics(own)).containsExactly("letters");
            assertThat(topics(another)).isEmpty();
            assertThat(topics(TestInfrastructure.sharedKafka())).doesNotContain("letters");
        }
    }

    @Test
    void aBrokerTakesTransactions() throws Exception {
        var kafka = TestInfrastructure.sharedKafka();
        createTopic(kafka, "transactional");
        var settings = Map.<String, Object>of(
                "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "relay", "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>("transactional", "a"));
            producer.commitTransaction();
            assertThat(sent.get(10, TimeUnit.SECONDS).offset()).isZero();
        }
    }

    @Test
    void freshDatabasesKnowNothingOfEachOther() throws Exception {
        try (var one = TestInfrastructure.freshDatabase();
                var other = TestInfrastructure.freshDatabase()) {
            execute(one, "CREATE TABLE letter (text text)");

            assertThat(one.name()).isNotEqualTo(other.name());
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(other, "SELECT * FROM letter"))
                    .withMessageContaining("relation \"letter\" does not exist");
        }
    }

    @Test
    void aDatabaseIsOwnedByAnApplicationThatIsNoSuperuserAndMayReplicate() throws Exception {
        try (var database = TestInfrastructure.freshDatabase()) {
            assertThat(query(database, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            execute(
                    database,
                    "CREATE SCHEMA letters",
                    "CREATE TABLE letters.outbox (id bigint)",
                    "CREATE PUBLICATION relay FOR TABLE letters.outbox",
                    "SELECT pg_create_logical_replication_slot('of_' || current_database(), 'pgoutput')");
        }
    }

    @Test
    void aClosedDatabaseTakesItsSlotWithItEvenWhileSomebodyReadsIt() throws Exception {
        var readers = "SELECT count(*) FROM pg_replication_slots WHERE slot_name = 'read' AND active";
        var left = TestInfrastructure.freshDatabase();
        try (var watcher = TestInfrastructure.freshDatabase();
                var _ = startReplication(left, "read")) {
            await().until(() -> query(watcher, readers).equals("1"));

            left.close();

            assertThat(query(watcher, "SELECT count(*) FROM pg_replication_slots WHERE slot_name = 'read'"))
                    .isEqualTo("0");
            assertThatExceptionOfType(SQLException.class).isThrownBy(left::connect);
        }
    }

    @Test
    void aServerOfItsOwnSharesNotEvenTheNamesOfSlots() throws Exception {
        try (var own = TestInfrastructure.ownPostgres();
                var shared = TestInfrastructure.freshDatabase()) {
            execute(own, "SELECT pg_create_logical_replication_slot('same_name', 'pgoutput')");
            execute(shared, "SELECT pg_create_logical_replication_slot('same_name', 'pgoutput')");
        }
    }

    @Test
    void aServiceIsToldEverythingByTheNamesOfEnvironmentVariables() {
        var environment = TestInfrastructure.shared();
        var told = new HashMap<String, Object>();

        environment.provideTo((name, value) -> told.put(name, value.get()));

        assertThat(told)
                .isEqualTo(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        environment.kafka().bootstrapServers(),
                        "POSTGRES_URL",
                        environment.database().url(),
                        "POSTGRES_USER",
                        "prosa",
                        "POSTGRES_PASSWORD",
                        "prosa"));
        assertThat(environment.kafka().bootstrapServers()).matches("[^:/]+:\\d+");
        assertThat(environment.database().r2dbcUrl()).matches("r2dbc:postgresql://[^:/]+:\\d+/prosa_test_\\d+");
        environment.database().close();
    }

    private static Connection startReplication(TestDatabase database, String slot) throws SQLException {
        var settings = new Properties();
        settings.putAll(Map.of(
                "user", database.user(),
                "password", database.password(),
                "replication", "database",
                "assumeMinServerVersion", "15",
                "preferQueryMode", "simple"));
        var connection = DriverManager.getConnection(database.jdbcUrl(), settings);
        var replication = connection.unwrap(PGConnection.class).getReplicationAPI();
        replication
                .createReplicationSlot()
                .logical()
                .withSlotName(slot)
                .withOutputPlugin("test_decoding")
                .make();
        replication.replicationStream().logical().withSlotName(slot).start();
        return connection;
    }

    private static void createTopic(TestKafka kafka, String name) throws Exception {
        try (var admin = admin(kafka)) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
        }
    }

    private static Set<String> topics(TestKafka kafka) throws Exception {
        try (var admin = admin(kafka)) {
            return admin.listTopics().names().get(10, TimeUnit.SECONDS);
        }
    }

    private static Admin admin(TestKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static void execute(TestDatabase database, String... statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
