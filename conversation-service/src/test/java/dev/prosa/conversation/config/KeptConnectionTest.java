package dev.prosa.conversation.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.people.TestSignIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A connection that is used again and again, as browsers and other services do.
class KeptConnectionTest {

    private static final int REQUESTS = 3_000;

    /// The web server's library once took a request that came before the one before had ended in its own
    /// books, answered it, and then listened no more.
    @Test
    void answersHoweverManyRequestsFollowEachOther() throws Exception {
        try (RunningService service = RunningService.withClocks();
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            // Some wait for the database, some are answered where they come in.
            List<HttpRequest> requests = List.of(
                    request(service, "/api/conversations?limit=1"),
                    request(service, "/nothing/here"),
                    request(service, "/api/conversations/00000000-0000-0000-0000-000000000000"));
            for (int i = 0; i < REQUESTS; i++) {
                int status = client.send(requests.get(i % requests.size()), BodyHandlers.discarding())
                        .statusCode();
                assertThat(status).isIn(200, 404);
            }
        }
    }

    private static HttpRequest request(RunningService service, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .timeout(Duration.ofSeconds(20))
                .header(TestSignIn.HEADER, TestSignIn.header(RunningService.ACME, "ana", Role.AGENT))
                .build();
    }
}
