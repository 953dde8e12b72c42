package dev.prosa.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HumanDurationTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "5s, PT5S",
        "15m, PT15M",
        "2h, PT2H",
        "48h, PT48H",
        "1d, PT24H",
        "1h30m, PT1H30M",
        "PT15M, PT15M",
        "pt1h, PT1H",
        "' 5S ', PT5S",
        "0s, PT0S"
    })
    void isReadAsPeopleWriteIt(String text, Duration meant) {
        assertThat(HumanDuration.parse(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "five minutes", "5 parsecs", "-5s", "P", "5s5", "99999999999s"})
    void whatIsNoDurationIsRefusedWithTheWayToWriteOne(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HumanDuration.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("write it like 500ms, 5s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"48h", "15m", "1h30m", "500ms", "5s", "0s"})
    void whatIsWrittenIsReadBack(String text) {
        assertThat(HumanDuration.format(HumanDuration.parse(text))).isEqualTo(text);
    }
}
