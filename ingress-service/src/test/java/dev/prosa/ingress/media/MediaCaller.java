package dev.prosa.ingress.media;

import dev.prosa.ingress.IngressApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The service, without Kafka, which files don't need, and somebody who asks it for files.
final class MediaCaller implements AutoCloseable {

    static final String TOKEN = "the token of media, 32 or more..".replace(' ', '-');

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ConfigurableApplicationContext context;

    private MediaCaller(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static MediaCaller start(String baseUrl, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=localhost:1",
                "--prosa.twilio.public-url=https://prosa.example",
                "--prosa.twilio.accounts." + FakeMedia.ACCOUNT + ".tokens=" + FakeMedia.TOKEN,
                "--prosa.delivery.base-url=" + baseUrl,
                "--prosa.delivery.request-timeout=2s"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new MediaCaller(
                new SpringApplicationBuilder(IngressApplication.class).run(arguments.toArray(String[]::new)));
    }

    HttpResponse<byte[]> get(String mediaUrl) {
        return send(query(mediaUrl), BodyHandlers.ofByteArray(), "Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<InputStream> open(String mediaUrl) {
        return send(query(mediaUrl), BodyHandlers.ofInputStream(), "Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<String> problem(String mediaUrl) {
        return ask(query(mediaUrl), "Authorization", "Bearer " + TOKEN);
    }

    /// @param target path and query, as in the request line
    HttpResponse<String> ask(String target, String... headers) {
        return send(target, BodyHandlers.ofString(), headers);
    }

    static String query(String mediaUrl) {
        return "/media?url=" + URLEncoder.encode(mediaUrl, StandardCharsets.UTF_8);
    }

    private <T> HttpResponse<T> send(String target, BodyHandler<T> body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + target))
                .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new BrokenOffException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The connection ended before the answer did.
    static final class BrokenOffException extends RuntimeException {
        BrokenOffException(IOException cause) {
            super(cause);
        }
    }

    private int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
