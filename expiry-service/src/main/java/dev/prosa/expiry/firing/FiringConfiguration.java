package dev.prosa.expiry.firing;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class FiringConfiguration {

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    FiringService firingService(
            KafkaAdmin kafka,
            InstantSource clock,
            ExpiryProperties properties,
            MeterRegistry registry,
            ApplicationEventPublisher events) {
        return new FiringService(
                new KafkaClients(kafka.getConfigurationProperties(), properties),
                clock,
                properties,
                new ExpiryMeters(registry),
                error -> AvailabilityChangeEvent.publish(events, error, LivenessState.BROKEN));
    }
}
