package dev.prosa.conversation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prosa.conversation.domain.Reading.Answer;
import dev.prosa.conversation.domain.Reading.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"0, LOW", "0.5999, LOW", "0.60, MEDIUM", "0.7999, MEDIUM", "0.80, HIGH", "1, HIGH"})
    void theConfidenceMakesTheLevel(double confidence, Level level) {
        assertThat(new Reading(confidence, Answer.NEITHER, 1).level(false)).isEqualTo(level);
        assertThat(new Reading(confidence, Answer.NEITHER, 1).level(true)).isEqualTo(level);
    }

    @Test
    void whoeverWasAskedAnswers() {
        assertThat(new Reading(0.1, Answer.YES, 1).level(true)).isEqualTo(Level.HIGH);
        assertThat(new Reading(0.9, Answer.NO, 1).level(true)).isEqualTo(Level.LOW);
    }

    @Test
    void whoeverWasNotAskedDoesNot() {
        assertThat(new Reading(0.1, Answer.YES, 1).level(false)).isEqualTo(Level.LOW);
        assertThat(new Reading(0.9, Answer.NO, 1).level(false)).isEqualTo(Level.HIGH);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aConfidenceIsFromZeroToOne(double confidence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reading(confidence, Answer.NEITHER, 1))
                .withMessage("confidence must be from 0 to 1: " + confidence);
    }
}
