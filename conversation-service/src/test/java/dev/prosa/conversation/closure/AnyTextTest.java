package dev.prosa.conversation.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AnyTextTest {

    private static final ClosureDetector DETECTOR = ClosureDetector.phrases();

    @Property(tries = 5_000)
    void nothingACustomerWritesBreaksIt(@ForAll String text) {
        ClosureReading reading = DETECTOR.read(text);

        assertThat(reading.confidence()).isBetween(0.0, 1.0);
        assertThat(DETECTOR.read(text)).isEqualTo(reading);
    }

    @Property(tries = 5_000)
    void aQuestionMarkNeverRaisesIt(@ForAll("chatter") List<String> words) {
        String text = String.join(" ", words);

        assertThat(DETECTOR.read(text + "?").confidence())
                .isLessThanOrEqualTo(DETECTOR.read(text).confidence());
    }

    @Property(tries = 5_000)
    void aNewRequestIsNeverAGoodbye(@ForAll("chatter") List<String> words) {
        assertThat(DETECTOR.read(String.join(" ", words) + ". preciso de ajuda").confidence())
                .isLessThan(0.60);
    }

    @Property(tries = 200)
    void lettersHeldDownChangeNothing(@ForAll @IntRange(min = 1, max = 30) int times) {
        assertThat(DETECTOR.read("tcha" + "u".repeat(times) + "!".repeat(times)))
                .isEqualTo(DETECTOR.read("tchau"));
    }

    @Example
    void aHugeTextCostsNoMoreThanItsBeginning() {
        String huge = "\ufdfa?".repeat(5_000_000);

        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThat(DETECTOR.read(huge).confidence()).isLessThan(0.60));
    }

    @Example
    void aConfidenceOutsideZeroToOneIsRefused() {
        assertThatThrownBy(() -> new ClosureReading(1.01, ClosureReading.Answer.NO))
                .hasMessage("confidence must be from 0 to 1: 1.01");
    }

    @Provide
    Arbitrary<List<String>> chatter() {
        return Arbitraries.of(
                        "tchau", "não", "obrigado", "pode", "fechar", "mas", "sim", "boleto", "bye", "that's all", ",")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
