package dev.prosa.conversation.relay;

import dev.prosa.conversation.config.DirectConnections;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "prosa.relay.enabled", matchIfMissing = true)
class RelayConfiguration {

    @Bean
    SmartLifecycle relay(
            DirectConnections database, RelayProperties properties, ProducerFactory<?, ?> kafka, MeterRegistry meters) {
        RelayProducers producers = new RelayProducers(kafka.getConfigurationProperties(), properties.transactionalId());
        RelayMetrics metrics = new RelayMetrics(meters, new EngineMBean());
        return new RelayLifecycle(() -> new Relay(database, properties, producers, metrics));
    }
}
