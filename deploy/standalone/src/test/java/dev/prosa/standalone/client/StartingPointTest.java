package dev.prosa.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StartingPointTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void itIsAWordAnOffsetATimeOrHowLongAgo() {
        assertThat(parse("beginning")).isEqualTo(new StartingPoint.Beginning());
        assertThat(parse("end")).isEqualTo(new StartingPoint.End());
        assertThat(parse("1200")).isEqualTo(new StartingPoint.Offset(1200));
        assertThat(parse("2026-11-20T10:15:00Z")).isEqualTo(time("2026-11-20T10:15:00Z"));
        assertThat(parse("2026-11-20T10:15:00-03:00")).isEqualTo(time("2026-11-20T13:15:00Z"));
        assertThat(parse("10m")).isEqualTo(time("2026-11-20T11:50:00Z"));
    }

    @Test
    void anythingElseIsRefusedWithTheWayToWriteIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("yesterday"))
                .withMessageContaining("'yesterday' is no place to start: write beginning, end, an offset");
    }

    private static StartingPoint parse(String text) {
        return StartingPoint.parse(text, NOON);
    }

    private static StartingPoint time(String instant) {
        return new StartingPoint.Time(Instant.parse(instant));
    }
}
