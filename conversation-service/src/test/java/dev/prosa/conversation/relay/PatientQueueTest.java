package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PatientQueueTest {

    private final PatientQueue<String> queue = new PatientQueue<>();

    @Test
    void eventsComeOutAsTheyWentIn() {
        queue.enqueue("a");
        queue.enqueue("b");

        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.poll()).isEqualTo("a");
        assertThat(queue.poll()).isEqualTo("b");
        assertThat(queue.poll()).isNull();
    }

    @Test
    void whoeverTakesRestsWhileItIsEmpty() {
        queue.poll();

        assertThat(timeOf100Looks()).isGreaterThan(Duration.ofMillis(20));
    }

    @Test
    void whoeverTakesDoesNotRestWhileThereIsWork() {
        queue.enqueue("a");
        queue.enqueue("b");
        queue.poll();

        assertThat(timeOf100Looks()).isLessThan(Duration.ofMillis(20));
    }

    @Test
    void whoeverAddsNeverRests() {
        CompletableFuture.runAsync(queue::poll).join();

        assertThat(timeOf100Looks()).isLessThan(Duration.ofMillis(20));
    }

    private Duration timeOf100Looks() {
        long began = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            queue.size();
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
