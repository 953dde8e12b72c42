package dev.prosa.standalone.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.standalone.torture.Script.Beat;
import dev.prosa.standalone.torture.Script.Line;
import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final int SEATS = 50;

    private static List<Line> lines(long seed) {
        var script = new Script(seed, Torture.ORGANIZATION.channelAddresses(), SEATS);
        return LongStream.range(0, 20_000).mapToObj(script::line).toList();
    }

    @Test
    void theSameSeedGivesTheSameScript() {
        assertThat(lines(1)).isEqualTo(lines(1));
        assertThat(lines(1)).isNotEqualTo(lines(2));
    }

    @Test
    void everySidIsUniqueAndLeadsBackToItsMessage() {
        assertThat(lines(1))
                .allSatisfy(line -> assertThat(line.message().sid().value()).hasSize(34));
        assertThat(lines(1).stream()
                        .map(line -> Script.index(line.message().sid().value())))
                .containsExactlyElementsOf(LongStream.range(0, 20_000).boxed().toList());
        assertThat(Script.index("SM00000000000000000000000000000001")).isEqualTo(-1);
    }

    @Test
    void visitsOpenGoOnAndEndAndSomeCustomersComeBack() {
        var beats = new HashMap<Beat, Integer>();
        lines(1).forEach(line -> beats.merge(line.beat(), 1, Integer::sum));
        assertThat(beats).containsOnlyKeys(Beat.values());
        // The shortest visits end with an echo, and every seat may be in the middle of one.
        int ended = beats.get(Beat.LAST) + beats.get(Beat.ECHO);
        assertThat(beats.get(Beat.OPENING)).isBetween(beats.get(Beat.LAST), ended + SEATS);
    }
}
