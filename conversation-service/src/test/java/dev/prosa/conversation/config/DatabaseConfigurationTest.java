package dev.prosa.conversation.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.testing.TestDatabase;
import dev.prosa.testing.TestInfrastructure;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Flyway, r2dbc and plain JDBC find the same tables without naming their schema.
@SpringBootTest(classes = PostgresConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ImportAutoConfiguration({FlywayAutoConfiguration.class, R2dbcAutoConfiguration.class})
@EnableConfigurationProperties(PostgresProperties.class)
class DatabaseConfigurationTest {

    private static final TestDatabase DATABASE = TestInfrastructure.freshDatabase();

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        DATABASE.provideTo(registry::add);
    }

    private static final String TABLE = "SELECT 'outbox'::regclass::oid = 'conversation.outbox'::regclass::oid";

    @Test
    void r2dbcFindsTheMigratedTables(@Autowired ConnectionFactory connections) {
        assertThat(DatabaseClient.create(connections)
                        .sql(TABLE)
                        .mapValue(Boolean.class)
                        .one()
                        .block(Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void aBatchsStatementsAreNotPlannedAnew(@Autowired ConnectionFactory connections) {
        assertThat(DatabaseClient.create(connections)
                        .sql("SHOW plan_cache_mode")
                        .mapValue(String.class)
                        .one()
                        .block(Duration.ofSeconds(10)))
                .isEqualTo("force_generic_plan");
    }

    @Test
    void jdbcFindsThemToo(@Autowired DirectConnections direct) throws Exception {
        try (var connection = direct.open("test", Duration.ofSeconds(10));
                var statement = connection.createStatement();
                var found = statement.executeQuery(TABLE)) {
            found.next();
            assertThat(found.getBoolean(1)).isTrue();
        }
    }
}
