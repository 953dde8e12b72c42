package dev.prosa.ingress.quarantine;

import dev.prosa.ingress.config.QuarantineProperties;
import dev.prosa.ingress.metrics.LogPause;
import dev.prosa.ingress.publishing.Publisher;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QuarantineConfiguration {

    @Bean
    Quarantine quarantine(QuarantineProperties properties, Publisher publisher, MeterRegistry meters) {
        return new Quarantine(
                new QuarantineLimits(properties, System::nanoTime),
                publisher,
                new QuarantineMetrics(meters),
                new LogPause(System::nanoTime));
    }
}
