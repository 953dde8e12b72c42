package dev.prosa.contracts.vocabulary;

import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.FAILED;
import static dev.prosa.contracts.vocabulary.CloseReason.IDLE_TIMEOUT;
import static dev.prosa.contracts.vocabulary.CloseReason.SUPPORT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CloseReasonTest {

    private static final List<CloseReason> STRONGEST_FIRST =
            List.of(FAILED, USER_CLOSED, SUPPORT_CLOSED, AGENT_CLOSED, EXPIRED, IDLE_TIMEOUT);

    @Test
    void theStrongerIsTheOneThatStandsEarlier() {
        assertThat(CloseReason.values()).containsExactlyInAnyOrderElementsOf(STRONGEST_FIRST);
        for (CloseReason one : STRONGEST_FIRST) {
            for (CloseReason other : STRONGEST_FIRST) {
                assertThat(one.isStrongerThan(other))
                        .as("%s is stronger than %s", one, other)
                        .isEqualTo(STRONGEST_FIRST.indexOf(one) < STRONGEST_FIRST.indexOf(other));
            }
        }
    }
}
