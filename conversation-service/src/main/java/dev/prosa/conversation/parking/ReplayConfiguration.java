package dev.prosa.conversation.parking;

import dev.prosa.conversation.config.DirectConnections;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// @param every how long to rest between two looks
    @Bean
    ReplayRounds replayRounds(
            DirectConnections database, KafkaAdmin kafka, @Value("${prosa.replay.every:3s}") Duration every) {
        AddressReplays replays =
                new AddressReplays(database, () -> new ParkedLog(kafka.getConfigurationProperties(), PATIENCE));
        return new ReplayRounds(replays, every, InstantSource.system());
    }
}
