package dev.prosa.conversation.updates;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class UpdatesConfiguration {

    @Bean
    UpdatesConsumers updatesConsumers(KafkaAdmin kafka) {
        return UpdatesConsumers.of(kafka.getConfigurationProperties());
    }

    @Bean
    UpdatesFeed updatesFeed(UpdatesConsumers consumers) {
        return new UpdatesFeed(consumers);
    }

    @Bean
    LiveStreams liveStreams(
            UpdatesFeed feed, UpdatesConsumers consumers, StreamProperties limits, MeterRegistry meters) {
        return new LiveStreams(feed, new CatchUp(consumers, feed, limits), limits, meters);
    }
}
