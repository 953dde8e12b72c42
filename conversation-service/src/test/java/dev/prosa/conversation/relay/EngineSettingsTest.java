package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.config.PostgresProperties;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EngineSettingsTest {

    private static Properties settings(String url) {
        return EngineSettings.of(
                "e", "slot", new PostgresProperties(url, "prosa", "secret"), RelayFixture.properties());
    }

    @Test
    void theEngineIsToldTheSameAddressInPieces() {
        assertThat(settings("postgresql://db.example:6543/prosa?sslmode=verify-full&sslrootcert=/ca.pem"))
                .containsEntry("database.hostname", "db.example")
                .containsEntry("database.port", "6543")
                .containsEntry("database.dbname", "prosa")
                .containsEntry("database.sslmode", "verify-full")
                .containsEntry("database.sslrootcert", "/ca.pem");
    }

    @Test
    void withoutAPortItIsPostgresOwn() {
        assertThat(settings("postgresql://db/prosa")).containsEntry("database.port", "5432");
    }

    @Test
    void twoEnginesInOneProcessHaveDifferentNames() {
        assertThat(EngineSettings.nextName()).isNotEqualTo(EngineSettings.nextName());
    }
}
