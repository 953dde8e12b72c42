package dev.prosa.testing;

import dev.prosa.embedded.Login;
import java.time.Duration;
import java.util.stream.Stream;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Official images, configured like the embedded servers.
final class ContainerServers implements Servers {

    private static final String KAFKA = "apache/kafka:4.2.1";
    private static final String POSTGRES = "postgres:18";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Login ADMIN = new Login("postgres", "admin");

    @Override
    @SuppressWarnings("resource") // its ending stops it
    public TestKafka startKafka() {
        var container = new KafkaContainer(KAFKA)
                .withStartupTimeout(PATIENCE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4");
        var ending = Ending.by(container::stop);
        container.start();
        return new TestKafka(container.getBootstrapServers(), ending);
    }

    @Override
    @SuppressWarnings("resource") // its ending stops it
    public PostgresServer startPostgres() {
        var settings = PostgresServer.SETTINGS.entrySet().stream()
                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()));
        var container = new PostgreSQLContainer(POSTGRES)
                .withStartupTimeout(PATIENCE)
                .withUsername(ADMIN.user())
                .withPassword(ADMIN.password())
                .withCommand(Stream.concat(Stream.of("postgres"), settings).toArray(String[]::new));
        var ending = Ending.by(container::stop);
        container.start();
        return new PostgresServer(container.getHost(), container.getFirstMappedPort(), ADMIN, ending);
    }
}
