package dev.prosa.ingress.delivery;

import dev.prosa.ingress.config.DeliveryProperties;
import dev.prosa.ingress.config.TwilioProperties;
import dev.prosa.ingress.delivery.sends.SendLedger;
import dev.prosa.ingress.delivery.sends.StandingsReader;
import dev.prosa.ingress.delivery.twilio.Accounts;
import dev.prosa.ingress.delivery.twilio.TwilioMessages;
import dev.prosa.ingress.publishing.Publisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("prosa.delivery.enabled")
class DeliveryConfiguration {

    private static final int MOST_BYTES = 2 * 1024 * 1024;

    @Bean
    DeliveryMetrics messageDeliveryMetrics(MeterRegistry meters) {
        return new DeliveryMetrics(meters);
    }

    @Bean
    SendLedger sendLedger(KafkaProperties kafka, DeliveryMetrics metrics) {
        return new SendLedger(kafka.buildProducerProperties(), metrics::ledgerRetried);
    }

    /// Threads apart from those that take webhooks. They end after the last message.
    @Bean(destroyMethod = "dispose")
    LoopResources twilioLoops() {
        return LoopResources.create("twilio", 2, true);
    }

    @Bean
    TwilioMessages twilioMessages(DeliveryProperties delivery, TwilioProperties twilio, LoopResources loops) {
        WebClient http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(connection(delivery, loops)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .build();
        return new TwilioMessages(http, delivery, twilio.publicUrl(), new Accounts(delivery, twilio));
    }

    /// Netty's client would by itself repeat a request whose connection broke.
    private static HttpClient connection(DeliveryProperties delivery, LoopResources loops) {
        Duration timeout = delivery.requestTimeout();
        ConnectionProvider connections = ConnectionProvider.builder("twilio")
                .maxConnections(delivery.maxConcurrent())
                .maxIdleTime(Duration.ofSeconds(20))
                .build();
        return HttpClient.create(connections)
                .runOn(loops)
                .disableRetry(true)
                .followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis()))
                .responseTimeout(timeout);
    }

    @Bean
    DeliveryService deliveryService(
            KafkaProperties kafka,
            DeliveryProperties properties,
            TwilioMessages twilio,
            SendLedger ledger,
            Publisher publisher,
            DeliveryMetrics metrics) {
        Clock clock = Clock.systemUTC();
        Courier courier = new Courier(twilio, ledger, new Reports(publisher, clock), properties, metrics, clock);
        StandingsReader reader = new StandingsReader(kafka.buildConsumerProperties(), kafka.buildAdminProperties());
        return new DeliveryService(
                () -> new Dispatch(
                        kafka.buildConsumerProperties(),
                        reader,
                        ledger,
                        courier,
                        metrics,
                        properties.maxWaiting(),
                        properties.requestTimeout().plusSeconds(1)),
                metrics);
    }
}
