package dev.prosa.expiry.query;

import static dev.prosa.expiry.firing.TestClock.NOON;
import static dev.prosa.expiry.firing.TimersTopic.conversations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.expiry.firing.Lookup;
import dev.prosa.expiry.firing.Standing;
import dev.prosa.expiry.firing.TestClock;
import dev.prosa.expiry.firing.TimerDesk;
import dev.prosa.expiry.timers.PartitionSummary;
import dev.prosa.expiry.timers.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;

/// Answers for what a lone, healthy instance never says.
class TimersControllerTest {

    private final ConversationId ana = conversations(1).getFirst();

    @Test
    void aConversationElsewhereIsSentThere() {
        problem(new Lookup.Elsewhere(3, List.of(0, 1)), 404)
                .isEqualTo("The conversation lies on partition 3. This instance holds partitions [0, 1]: ask another.");
    }

    @Test
    void aRebuildIsNotMistakenForAMissingTimer() {
        problem(new Lookup.StillRebuilding(3), 503).isEqualTo("Partition 3 is being rebuilt: ask again in a moment.");
    }

    @Test
    void anInstanceOutsideItsGroupSaysSo() {
        problem(new Lookup.NotNow(), 503)
                .isEqualTo("This instance holds no partitions now, or is too busy: ask again in a moment.");
    }

    @Test
    void theLatestAndTheRebuildingAreShown() {
        Timer late = new Timer(ana, 1, NOON.minusMillis(1_500), new RecordVersion(4, 8, 0));
        Standing standing = new Standing(
                true,
                12,
                List.of(
                        new PartitionSummary(4, true, 2, 1, new Timer(ana, 1, NOON, late.version()), late),
                        new PartitionSummary(5, false, 7, 0, null, null)));
        client(standing, new Lookup.NotNow())
                .get()
                .uri("/api/timers")
                .exchange()
                .expectBody()
                .jsonPath("$.pending")
                .isEqualTo(9)
                .jsonPath("$.inFlight")
                .isEqualTo(1)
                .jsonPath("$.mostLate.lateMillis")
                .isEqualTo(1_500)
                .jsonPath("$.mostLate.timer.partition")
                .isEqualTo(4)
                .jsonPath("$.rebuilding")
                .isEqualTo(List.of(5));
    }

    @Test
    void readinessWaitsForTheGroupAndForEveryRebuild() {
        assertThat(health(new Standing(false, 0, List.of()))).isEqualTo("OUT_OF_SERVICE");
        assertThat(health(new Standing(true, 12, List.of()))).isEqualTo("UP");
        assertThat(health(new Standing(true, 12, List.of(new PartitionSummary(5, false, 7, 0, null, null)))))
                .isEqualTo("OUT_OF_SERVICE");
        assertThat(health(new Standing(true, 12, List.of(new PartitionSummary(5, true, 7, 0, null, null)))))
                .isEqualTo("UP");
    }

    private org.assertj.core.api.AbstractStringAssert<?> problem(Lookup lookup, int status) {
        Map<?, ?> body = client(new Standing(true, 12, List.of()), lookup)
                .get()
                .uri("/api/timers/" + ana)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return assertThat(String.valueOf(body.get("detail")));
    }

    private static WebTestClient client(Standing standing, Lookup lookup) {
        return WebTestClient.bindToController(new TimersController(new FixedDesk(standing, lookup), new TestClock()))
                .controllerAdvice(new ProblemDetails())
                .build();
    }

    private static String health(Standing standing) {
        return new TimersHealthIndicator(new FixedDesk(standing, new Lookup.NotNow()))
                .health()
                .getStatus()
                .getCode();
    }

    /// What `spring.webflux.problemdetails.enabled` brings.
    @ControllerAdvice
    private static final class ProblemDetails extends ResponseEntityExceptionHandler {}

    private record FixedDesk(Standing standing, Lookup lookup) implements TimerDesk {

        @Override
        public CompletableFuture<Lookup> find(ConversationId conversation) {
            return CompletableFuture.completedFuture(lookup);
        }
    }
}
