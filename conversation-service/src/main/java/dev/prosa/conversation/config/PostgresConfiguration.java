package dev.prosa.conversation.config;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

    @Bean
    DirectConnections directConnections(PostgresProperties postgres) {
        return new DirectConnections(postgres);
    }

    @Bean
    ApiConnections apiConnections(PostgresProperties postgres) {
        return new ApiConnections(postgres);
    }
}
