package dev.prosa.ingress.webhook;

import dev.prosa.ingress.config.TwilioProperties;
import dev.prosa.ingress.config.WebhookProperties;
import dev.prosa.ingress.metrics.LogPause;
import dev.prosa.ingress.metrics.MetricNames;
import dev.prosa.ingress.problem.ProblemExceptionHandler;
import dev.prosa.ingress.publishing.Publisher;
import dev.prosa.ingress.quarantine.Quarantine;
import dev.prosa.ingress.signature.SignatureCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    WebHttpHandlerBuilderCustomizer webhooksFirst(
            WebhookProperties properties, InFlight inFlight, WebhookIntake intake, MeterRegistry meters) {
        Map<String, WebhookHandler> handlers = new HashMap<>();
        for (WebhookKind kind : WebhookKind.values()) {
            WebhookMetrics metrics = new WebhookMetrics(kind, meters);
            handlers.put(
                    kind.path(), new WebhookHandler(kind, properties, inFlight, intake, metrics, Clock.systemUTC()));
        }
        return builder -> builder.httpHandlerDecorator(framework -> new Guard(new WebhookRouter(handlers, framework)));
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
        return new ProblemExceptionHandler("Twilio's webhooks are POST " + WebhookKind.MESSAGE.path() + " and POST "
                + WebhookKind.STATUS.path() + ".");
    }
}
