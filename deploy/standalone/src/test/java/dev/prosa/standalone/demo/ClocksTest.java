package dev.prosa.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClocksTest {

    @Test
    void theDefaultsAreThoseOfABusiness() {
        assertThat(Clocks.DEFAULTS.byName().entrySet().stream()
                        .map(clock -> clock.getKey() + " " + HumanDuration.format(clock.getValue())))
                .containsExactly(
                        "pending 48h",
                        "progress 24h",
                        "idle 15m",
                        "idleClose 1h",
                        "confirmation 10m",
                        "closingGrace 3m",
                        "reopenWindow 10m",
                        "revisionWindow 24h");
    }

    @Test
    void aClockOutOfRangeIsRefusedByName() {
        var day = Duration.ofDays(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Clocks(day, day, Duration.ZERO, day, day, day, day, day))
                .withMessage("timeouts.idle must be from 100ms to 8760h but is 0s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Clocks(day, day, day, day, day, day, day, Duration.ofDays(366)))
                .withMessage("timeouts.revisionWindow must be from 100ms to 8760h but is 8784h");
    }

    @Test
    void whoeverMayReopenMayAlsoRevise() {
        var day = Duration.ofDays(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Clocks(day, day, day, day, day, day, day, Duration.ofHours(1)))
                .withMessage("timeouts.revisionWindow (1h) must not be shorter than reopenWindow (24h)");
    }
}
