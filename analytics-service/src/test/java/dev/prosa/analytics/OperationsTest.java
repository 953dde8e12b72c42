package dev.prosa.analytics;

import static dev.prosa.analytics.ClosureBuilder.closure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What whoever runs the service sees of it.
class OperationsTest extends AnalyticsServiceTest {

    @LocalServerPort
    private int port;

    @Test
    void itIsReadyWithItsPartitionsAndItsDatabase() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get("/actuator/health/readiness"))
                        .contains("\"closedConversations\":{\"details\":{\"partitions\":3},\"status\":\"UP\"}")
                        .contains("\"r2dbc\":{")
                        .endsWith("\"status\":\"UP\"}"));
    }

    @Test
    void itsLivenessAsksNobodyElse() {
        assertThat(get("/actuator/health/liveness")).doesNotContain("closedConversations", "r2dbc");
    }

    @Test
    void everyMetricIsPublished() {
        publish(closure().build());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get("/actuator/prometheus"))
                        .containsPattern("prosa_analytics_records_total\\{.*result=\"stored\".*} [1-9]")
                        .contains("result=\"duplicate\"", "result=\"unreadable\"")
                        .contains("prosa_analytics_superseded_total")
                        .contains("prosa_analytics_batch_size_count")
                        .contains("prosa_analytics_batch_time_seconds_count")
                        .contains("prosa_analytics_batch_failures_total")
                        .contains("prosa_analytics_delay_seconds_count")
                        .contains("kafka_consumer_fetch_manager_records_lag"));
    }

    @Test
    void whileTheDatabaseIsAwayItSaysSo() {
        whileTheDatabaseIsAway(() -> {
            HttpResponse<String> answer = ask("/api/closures/summary");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.body()).contains("urn:prosa:problem:database-away", "Try again in a few seconds.");
            assertThat(ask("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(ask("/actuator/health/liveness").statusCode()).isEqualTo(200);
        });

        assertThat(ask("/api/closures/summary").statusCode()).isEqualTo(200);
    }

    private String get(String path) {
        return ask(path).body();
    }

    private HttpResponse<String> ask(String path) {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + TestTokens.OPERATOR)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer from " + uri, e);
        }
    }
}
