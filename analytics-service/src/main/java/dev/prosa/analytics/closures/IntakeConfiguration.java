package dev.prosa.analytics.closures;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    BatchHandler batchHandler(ClosureStore store, IntakeProperties properties, MeterRegistry registry) {
        return new MeteredBatchHandler(new StoringBatchHandler(store, properties.timeout()), registry);
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer batchSize(IntakeProperties properties) {
        return factory -> factory.updateConfigs(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batchSize()));
    }

    /// Tries a failed batch again for as long as it takes, with its partitions paused: never skips,
    /// whatever failed.
    @Bean
    DefaultErrorHandler tryAgain(IntakeProperties properties) {
        ExponentialBackOff backOff =
                new ExponentialBackOff(properties.retryAfter().toMillis(), 2);
        backOff.setMaxInterval(properties.retryAtMost().toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (record, failure) -> {
                    throw new IllegalStateException("a batch of closed-conversations is never given up", failure);
                },
                backOff);
        handler.setClassifications(Map.of(), true);
        handler.setRetryListeners(new LoggedRetries());
        return handler;
    }
}
