package dev.prosa.ingress.media;

import dev.prosa.ingress.config.DeliveryProperties;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/// The connections that files come by, on threads apart from those that take webhooks.
final class MediaConnections implements AutoCloseable {

    /// Files on their way at once, per host, and requests that wait for one of them to end.
    private static final int MOST = 32;
    private static final int MOST_WAITING = 128;

    private final LoopResources loops = LoopResources.create("media", 2, true);
    private final ConnectionProvider connections;
    private final WebClient client;

    MediaConnections(DeliveryProperties delivery) {
        Duration timeout = delivery.requestTimeout();
        this.connections = ConnectionProvider.builder("media")
                .maxConnections(MOST)
                .pendingAcquireMaxCount(MOST_WAITING)
                .pendingAcquireTimeout(timeout)
                .maxIdleTime(Duration.ofSeconds(20))
                .build();
        HttpClient http = HttpClient.create(connections)
                .runOn(loops)
                .resolver(new GuardedResolver(new Reach(delivery.baseUrl())))
                .followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis()))
                .responseTimeout(timeout);
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    WebClient client() {
        return client;
    }

    @Override
    public void close() {
        connections.dispose();
        loops.dispose();
    }
}
