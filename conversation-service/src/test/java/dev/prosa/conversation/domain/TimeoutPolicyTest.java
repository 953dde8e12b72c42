package dev.prosa.conversation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeoutPolicyTest {

    private static final String[] CLOCKS = {
        "pending", "progress", "idle", "idleClose", "confirmation", "closingGrace", "reopenWindow", "revisionWindow"
    };

    @Test
    void theDefaultsAreHumane() {
        assertThat(TimeoutPolicy.DEFAULTS)
                .isEqualTo(new TimeoutPolicy(
                        Duration.ofHours(48),
                        Duration.ofHours(24),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(10),
                        Duration.ofHours(24)));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "pending, PT0.099S",
        "progress, PT0S",
        "idle, PT-1S",
        "idleClose, PT8760H1S",
        "confirmation, PT0S",
        "closingGrace, PT0S",
        "reopenWindow, PT0S",
        "revisionWindow, PT8761H"
    })
    void aClockRunsFromATenthOfASecondToAYear(String clock, Duration value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(clock, value))
                .withMessage("timeouts.%s must be from PT0.1S to PT8760H: %s", clock, value);
    }

    @Test
    void whatReopensMayRevise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("reopenWindow", Duration.ofHours(25)))
                .withMessage(
                        "timeouts.revisionWindow (PT24H) must not be shorter than" + " timeouts.reopenWindow (PT25H)");
    }

    private static TimeoutPolicy with(String clock, Duration value) {
        Duration[] clocks = new Duration[CLOCKS.length];
        Arrays.fill(clocks, Duration.ofHours(1));
        clocks[CLOCKS.length - 1] = Duration.ofHours(24);
        clocks[Arrays.asList(CLOCKS).indexOf(clock)] = value;
        return new TimeoutPolicy(
                clocks[0], clocks[1], clocks[2], clocks[3], clocks[4], clocks[5], clocks[6], clocks[7]);
    }
}
