package dev.prosa.conversation.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelledMessagesTest {

    private static final ClosureDetector DETECTOR = ClosureDetector.phrases();

    static Stream<Example> labelled() {
        return Example.from("labelled.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("labelled")
    void isReadAsLabelled(Example example) {
        ClosureReading reading = DETECTOR.read(example.text());

        assertThat(List.of(Example.level(reading.confidence()), reading.answer().name()))
                .as("%s", reading)
                .isEqualTo(example.labels());
    }

    @ParameterizedTest
    @MethodSource("labelled")
    void readsTheSameInCapitalsAndWithoutAccents(Example example) {
        String bare = Normalizer.normalize(example.text(), Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");

        assertThat(DETECTOR.read(example.text().toUpperCase(Locale.ROOT))).isEqualTo(DETECTOR.read(example.text()));
        assertThat(DETECTOR.read(bare)).isEqualTo(DETECTOR.read(example.text()));
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(labelled()).hasSizeGreaterThanOrEqualTo(250);
    }

    /// How far phrases carry on messages they were not made for: the figures are printed, and only
    /// a collapse fails.
    @Test
    void unseenMessagesAreReadWithPrecision() {
        List<Example> unseen = Example.from("unseen.txt");
        Predicate<Example> goodbye = example -> example.labels().contains("goodbye");
        Predicate<Example> clear = example -> DETECTOR.read(example.text()).confidence() >= 0.80;
        Predicate<Example> asked = example -> DETECTOR.read(example.text()).confidence() >= 0.60;

        double precision = share(unseen.stream().filter(clear).toList(), goodbye);
        double recall = share(unseen.stream().filter(goodbye).toList(), clear);
        double disturbed = share(unseen.stream().filter(goodbye.negate()).toList(), asked);
        System.out.printf(
                "closure detector v%d on %d unseen messages: precision %.3f, recall %.3f, asked in vain %.3f%n",
                DETECTOR.version(), unseen.size(), precision, recall, disturbed);

        assertThat(precision).isEqualTo(1);
        assertThat(recall).isGreaterThan(0.85);
        assertThat(disturbed).isLessThan(0.10);
    }

    private static double share(List<Example> examples, Predicate<Example> of) {
        return (double) examples.stream().filter(of).count() / examples.size();
    }
}
