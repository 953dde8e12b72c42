package dev.prosa.conversation.config;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class TopicConfiguration {

    private static final Logger log = LoggerFactory.getLogger(TopicConfiguration.class);

    @Bean
    TopicsAtStart topicsAtStart(KafkaAdmin kafka, TopicProperties properties, ApplicationContext service) {
        return new TopicsAtStart(
                kafka.getConfigurationProperties(),
                properties.partitions(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                refusal -> end(service, refusal));
    }

    private static void end(ApplicationContext service, IllegalStateException refusal) {
        log.atError().addKeyValue("reason", refusal.getMessage()).log("topics are laid out differently");
        // On a thread of its own: the context's end interrupts the one that found out.
        Thread.ofPlatform().name("refusal").start(() -> System.exit(SpringApplication.exit(service, () -> 1)));
    }
}
