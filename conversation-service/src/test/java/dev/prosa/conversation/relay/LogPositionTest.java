package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPositionTest {

    @ParameterizedTest
    @CsvSource({"0/0, 0", "0/1A2B3C, 1715004", "16/B374D848, 97500059720", "FFFFFFFF/FFFFFFFF, -1"})
    void itReadsAndWritesPostgresForm(String text, long value) {
        assertThat(LogPosition.parse(text)).isEqualTo(new LogPosition(value));
        assertThat(new LogPosition(value)).hasToString(text);
    }
}
