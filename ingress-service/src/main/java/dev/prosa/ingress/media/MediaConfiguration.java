package dev.prosa.ingress.media;

import dev.prosa.ingress.config.DeliveryProperties;
import dev.prosa.ingress.config.MediaProperties;
import dev.prosa.ingress.config.TwilioProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    MediaConnections mediaConnections(DeliveryProperties delivery) {
        return new MediaConnections(delivery);
    }

    /// Without a token there is no such path.
    @Bean
    RouterFunction<ServerResponse> media(
            MediaProperties media,
            DeliveryProperties delivery,
            TwilioProperties twilio,
            MediaConnections connections,
            MeterRegistry meters) {
        if (!media.isOn()) {
            return _ -> Mono.empty();
        }
        MediaHandler handler = new MediaHandler(
                new BearerToken(media.token()),
                new MediaUrls(delivery, twilio),
                new MediaFetcher(connections.client(), new Redirects(delivery.baseUrl())),
                new MediaMetrics(meters),
                delivery.requestTimeout());
        return RouterFunctions.route(
                RequestPredicates.GET(MediaHandler.PATH),
                _ -> ServerResponse.ok().build((exchange, _) -> handler.handle(exchange)));
    }
}
