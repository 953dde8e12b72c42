package dev.prosa.conversation.updates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {

    @Test
    void aPlaceIsFoundAgainByItsId() {
        Positions positions = Positions.of(0, 127, 128, 300, 1L << 40, Long.MAX_VALUE);

        assertThat(Positions.read(positions.id(), 6)).contains(positions);
    }

    @Test
    void anIdIsShort() {
        Positions positions = Positions.of(
                1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000,
                1_000_000, 1_000_000, 1_000_000);

        assertThat(positions.id()).hasSizeLessThan(64).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "42", "not base64!", "AQ", "AQAA", "AQAAAAA", "AgAAAA", "AYCAgICAgICAgIAB"})
    void whatIsNoIdIsFoundOut(String id) {
        assertThat(Positions.read(id, 3)).isEmpty();
    }

    @Test
    void anIdOfAnotherNumberOfPartitionsIsNone() {
        assertThat(Positions.read(Positions.of(1, 2, 3).id(), 2)).isEmpty();
        assertThat(Positions.read(Positions.of(1, 2, 3).id(), 4)).isEmpty();
        assertThat(Positions.read(Positions.of(1, 2, 3).id(), 3)).isPresent();
    }

    @Test
    void noIdIsTooLongToBeLookedAt() {
        byte[] tooLong = new byte[100_000];
        tooLong[0] = 1;

        assertThat(Positions.read(Base64.getUrlEncoder().encodeToString(tooLong), 99_999))
                .isEmpty();
    }

    @Test
    void theFurthestIsTakenPartitionByPartition() {
        assertThat(Positions.of(1, 5).furthest(Positions.of(3, 2))).isEqualTo(Positions.of(3, 5));
    }

    @Test
    void onlyWhatLiesAheadCountsAsDistance() {
        assertThat(Positions.of(1, 5).distanceTo(Positions.of(3, 2))).isEqualTo(2);
    }
}
