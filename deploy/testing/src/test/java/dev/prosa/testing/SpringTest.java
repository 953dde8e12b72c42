package dev.prosa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig
class SpringTest {

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        TestInfrastructure.shared().provideTo(registry::add);
    }

    @Configuration
    static class Service {}

    @Test
    void aServiceFindsWhatItsConfigurationAsksFor(
            @Value("${KAFKA_BOOTSTRAP_SERVERS:localhost:9092}") String kafka,
            @Value("r2dbc:${POSTGRES_URL:postgresql://localhost:5432/prosa}") String postgres) {
        assertThat(kafka).isEqualTo(TestInfrastructure.sharedKafka().bootstrapServers());
        assertThat(postgres).matches("r2dbc:postgresql://[^:/]+:\\d+/prosa_test_\\d+");
    }
}
