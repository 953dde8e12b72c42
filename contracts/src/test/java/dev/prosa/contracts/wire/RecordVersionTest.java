package dev.prosa.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordVersionTest {

    @Property
    void anIdIsReadBackAsTheVersionItNames(
            @ForAll @IntRange int partition, @ForAll @LongRange long offset, @ForAll @IntRange int index) {
        RecordVersion version = new RecordVersion(partition, offset, index);
        assertThat(RecordVersion.parse(version.id())).isEqualTo(version);
    }

    @Property
    void aLaterInputComesAfterEveryRecordOfAnEarlierOne(
            @ForAll @LongRange(max = Long.MAX_VALUE - 1) long offset, @ForAll @IntRange int index) {
        RecordVersion earlier = new RecordVersion(0, offset, index);
        RecordVersion later = new RecordVersion(0, offset + 1, 0);
        assertThat(later.isAfter(earlier)).isTrue();
        assertThat(earlier.isAfter(later)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7-9-0, 7-10-0", "7-10-0, 7-10-1", "7-10-9, 7-10-10", "7-99-5, 7-100-0"})
    void versionsCompareAsNumbersNotAsText(String earlier, String later) {
        assertThat(RecordVersion.parse(later).isAfter(RecordVersion.parse(earlier)))
                .isTrue();
        assertThat(RecordVersion.parse(earlier).isAfter(RecordVersion.parse(later)))
                .isFalse();
    }

    @Test
    void aVersionIsNotAfterItself() {
        RecordVersion version = new RecordVersion(7, 10, 1);
        assertThat(version.isAfter(new RecordVersion(7, 10, 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "7-10",
                "7-10-",
                "-7-10-1",
                "7--10-1",
                "7-10--1",
                "7-10-1-2",
                "a-b-c",
                "7-10-1 ",
                "99999999999-1-1",
                "SM00000000000000000000000000000001",
                "5d0f5a52-6b3c-4d0b-9a57-51f5a7d2c8e3"
            })
    void anIdOfAnotherFormSaysWhichFormIsMeant(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordVersion.parse(id))
                .withMessage("'" + id + "' is no record version (partition-offset-index)");
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0", "0,-1,0", "0,0,-1"})
    void nothingCountsFromBelowZero(int partition, long offset, int index) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordVersion(partition, offset, index))
                .withMessage(
                        "a record version counts from 0: partition %d, offset %d, index %d", partition, offset, index);
    }
}
