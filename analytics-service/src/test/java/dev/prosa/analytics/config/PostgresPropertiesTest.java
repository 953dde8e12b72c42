package dev.prosa.analytics.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://db/prosa", "postgresql://db:5432", "postgresql:///prosa", "db", ""})
    void anAddressOfAnotherFormIsNamed(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostgresProperties(url, "prosa", ""))
                .withMessageContaining("prosa.postgres.url")
                .withMessageContaining("'" + url + "'");
    }

    @Test
    void aMissingUserIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostgresProperties("postgresql://db/prosa", " ", ""))
                .withMessageContaining("prosa.postgres.user");
    }

    @Test
    void thePasswordIsNeverShown() {
        assertThat(new PostgresProperties("postgresql://db/prosa?sslmode=require", "prosa", "secret"))
                .asString()
                .contains("db/prosa")
                .doesNotContain("secret");
    }
}
