package dev.prosa.ingress.webhook;

import dev.prosa.ingress.config.TwilioProperties;
import dev.prosa.ingress.config.WebhookProperties;
import dev.prosa.ingress.metrics.LogPause;
import dev.prosa.ingress.metrics.MetricNames;
import dev.prosa.ingress.publishing.Publisher;
import dev.prosa.ingress.quarantine.Quarantine;
import dev.prosa.ingress.signature.SignatureCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    /// Plain handlers under plain paths: of all ways to route a request this one costs least.
    @Bean
    SimpleUrlHandlerMapping webhooks(
            WebhookProperties properties, InFlight inFlight, WebhookIntake intake, MeterRegistry meters) {
        Map<String, WebhookHandler> handlers = new LinkedHashMap<>();
        for (WebhookKind kind : WebhookKind.values()) {
            handlers.put(
                    kind.path(),
                    new WebhookHandler(
                            kind, properties, inFlight, intake, new WebhookMetrics(kind, meters), Clock.systemUTC()));
        }
        return new SimpleUrlHandlerMapping(handlers, Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    WebhookIntake webhookIntake(TwilioProperties twilio, Publisher publisher, Quarantine quarantine) {
        return new WebhookIntake(
                new WebhookJudge(new SignatureCheck(twilio)),
                publisher,
                quarantine,
                twilio.publicUrl(),
                new LogPause(System::nanoTime));
    }

    @Bean
    InFlight inFlight(WebhookProperties properties, MeterRegistry meters) {
        InFlight inFlight = new InFlight(properties.maxInFlight());
        meters.gauge(MetricNames.IN_FLIGHT, inFlight, InFlight::count);
        return inFlight;
    }

    /// Before Spring Boot's own, which writes problems of another kind.
    @Bean
    @Order(-2)
    ProblemExceptionHandler problemExceptionHandler() {
        return new ProblemExceptionHandler();
    }
}
