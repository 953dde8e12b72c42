package dev.prosa.conversation.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.Api;
import dev.prosa.conversation.RunningService;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A browser that goes on to another page ends its requests, at any moment.
class AbandonedRequestsTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.withClocks();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void leaveNoTransactionToWhoeverComesNext() {
        Api api = Api.of(service).as("ana");
        for (int request = 0; request < 400; request++) {
            abandon(api, "/api/conversations?limit=1", request % 40 * 200L);
        }

        for (int request = 0; request < 40; request++) {
            assertThat(api.get("/api/conversations?limit=1").status()).isEqualTo(200);
        }
        Awaitility.await().untilAsserted(() -> assertThat(service.query("""
                        SELECT state, query FROM pg_stat_activity
                         WHERE datname = current_database() AND state LIKE 'idle in transaction%'
                        """)).isEmpty());
    }

    private static void abandon(Api api, String path, long afterMicros) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var sent = client.sendAsync(api.request(path).build(), BodyHandlers.discarding());
            CompletableFuture.delayedExecutor(afterMicros, TimeUnit.MICROSECONDS)
                    .execute(() -> sent.cancel(true));
            sent.exceptionally(_ -> null).join();
        }
    }
}
