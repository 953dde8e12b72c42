package dev.prosa.ingress.publishing;

import dev.prosa.ingress.config.TopicProperties;
import dev.prosa.ingress.config.WebhookProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {

    private static final Logger log = LoggerFactory.getLogger(PublishingConfiguration.class);

    @Bean
    KafkaPublisher publisher(KafkaProperties kafka, WebhookProperties webhooks, MeterRegistry meters) {
        return new KafkaPublisher(
                kafka.buildProducerProperties(), webhooks.acknowledgementTimeout(), new DeliveryMetrics(meters));
    }

    @Bean
    KafkaConnection kafkaConnection(
            KafkaProperties kafka, TopicProperties topics, KafkaPublisher publisher, ApplicationContext service) {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return new KafkaConnection(settings, topics.partitions(), publisher, refusal -> end(service, refusal));
    }

    @Bean
    KafkaHealth kafkaHealthIndicator(KafkaConnection connection) {
        return new KafkaHealth(connection);
    }

    private static void end(ApplicationContext service, IllegalStateException refusal) {
        log.atError().addKeyValue("reason", refusal.getMessage()).log("topics are laid out differently");
        // On a thread of its own: the context's end interrupts the one that found out.
        Thread.ofPlatform().name("refusal").start(() -> System.exit(SpringApplication.exit(service, () -> 1)));
    }
}
