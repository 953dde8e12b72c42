package dev.prosa.contracts.vocabulary;

import static dev.prosa.contracts.vocabulary.DeliveryStatus.CANCELED;
import static dev.prosa.contracts.vocabulary.DeliveryStatus.DELIVERED;
import static dev.prosa.contracts.vocabulary.DeliveryStatus.FAILED;
import static dev.prosa.contracts.vocabulary.DeliveryStatus.READ;
import static dev.prosa.contracts.vocabulary.DeliveryStatus.SENT;
import static dev.prosa.contracts.vocabulary.DeliveryStatus.UNDELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeliveryStatusTest {

    @Test
    void aStatusRanksByHowFarTheMessageGot() {
        assertThat(DeliveryStatus.values())
                .isSortedAccordingTo((one, other) -> Integer.compare(one.rank(), other.rank()));
        assertThat(DeliveryStatus.values()[0].rank()).isZero();
        assertThat(READ.rank()).isEqualTo(7);
    }

    @Test
    void aLateSentNeverOverwritesDelivered() {
        assertThat(SENT.rank()).isLessThan(DELIVERED.rank());
        assertThat(SENT.rank()).isLessThan(FAILED.rank());
    }

    @Test
    void aFailureReportedTooEarlyNeverOverwritesDelivered() {
        assertThat(UNDELIVERED.rank()).isLessThan(DELIVERED.rank());
        assertThat(FAILED.rank()).isLessThan(DELIVERED.rank());
    }

    @Test
    void whatFailedIsAFailure() {
        assertThat(Arrays.stream(DeliveryStatus.values()).filter(DeliveryStatus::isFailure))
                .containsExactly(UNDELIVERED, FAILED, CANCELED);
    }
}
