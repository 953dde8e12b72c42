package dev.prosa.conversation.sweep;

import dev.prosa.conversation.config.DirectConnections;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "prosa.sweep.enabled", matchIfMissing = true)
class SweepConfiguration {

    @Bean
    SweepRounds sweepRounds(
            DirectConnections database, KafkaAdmin kafka, SweepProperties properties, MeterRegistry meters) {
        ConversationLog log = new ConversationLog(kafka.getConfigurationProperties(), Duration.ofSeconds(20));
        Sweeper sweeper = new Sweeper(database, log, properties);
        return new SweepRounds(sweeper, properties.every(), InstantSource.system(), meters);
    }
}
