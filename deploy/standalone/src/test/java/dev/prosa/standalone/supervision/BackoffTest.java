package dev.prosa.standalone.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void whoWasReadyIsStartedAtOnceAndWhoNeverIsEverMoreSeldom() {
        assertThat(Backoff.after(0)).isEqualTo(Duration.ofMillis(200));
        assertThat(Backoff.after(1)).isEqualTo(Duration.ofMillis(800));
        assertThat(Backoff.after(3)).isEqualTo(Duration.ofMillis(12_800));
        assertThat(Backoff.after(4)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Backoff.after(1_000)).isEqualTo(Duration.ofSeconds(30));
    }
}
