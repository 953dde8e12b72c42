package dev.prosa.conversation.closure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.closure.ClosureReading.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each guard, with the words that would be a closing if it were not there.
class GuardsTest {

    private static final ClosureDetector DETECTOR = ClosureDetector.phrases();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pode fechar | não pode fechar",
                "pode fechar | pode fechar não",
                "ya puede cerrar el chat | no cierre el chat",
                "please close this chat | please don't close this chat",
                "we're done, thanks | we are not done, thanks",
                "deu certo, obrigado | não deu certo, obrigado",
            })
    void aNegationTurnsAClosingRound(String closing, String negated) {
        assertThat(DETECTOR.read(closing).confidence()).isGreaterThanOrEqualTo(0.60);
        assertThat(DETECTOR.read(negated).confidence()).isLessThan(0.60);
        assertThat(DETECTOR.read(negated).answer()).isEqualTo(Answer.NO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "obrigado | obrigado, mas continua lento",
                "era só isso, obrigado | era só isso, obrigado, só que",
                "thanks, bye | thanks, but bye is not what I meant",
                "gracias, eso es todo | gracias, pero eso era antes",
            })
    void aButAfterThanksObjects(String closing, String objection) {
        assertThat(DETECTOR.read(closing).confidence()).isGreaterThanOrEqualTo(0.60);
        assertThat(DETECTOR.read(objection).confidence()).isLessThan(0.60);
    }

    @Test
    void aButBeforeThanksDoesNot() {
        assertThat(DETECTOR.read("mas obrigado, tchau").confidence()).isGreaterThanOrEqualTo(0.80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tchau, obrigado?",
                "Obrigado! Posso fazer outra pergunta",
                "obrigado, quando chega",
                "thanks, that's all, how do I pay",
                "gracias, eso es todo, cuánto es",
                "¿eso es todo"
            })
    void aQuestionKeepsItOpen(String question) {
        assertThat(DETECTOR.read(question).confidence()).isLessThan(0.60);
    }

    @Test
    void aTagIsNoQuestion() {
        assertThat(DETECTOR.read("pode fechar, tá?").confidence()).isGreaterThanOrEqualTo(0.80);
        assertThat(DETECTOR.read("tá?").confidence()).isLessThan(0.60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tchau, preciso de outra coisa",
                "bye. one more thing",
                "adiós, necesito otra cosa",
                "obrigado, aguardo retorno, tchau",
                "tchau, esqueci, o boleto"
            })
    void aNewRequestKeepsItOpen(String request) {
        assertThat(DETECTOR.read(request).confidence()).isLessThan(0.60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pode fechar minha conta", "puede cerrar mi cuenta", "you can close my account"})
    void closingSomethingElseIsNoGoodbye(String request) {
        assertThat(DETECTOR.read(request).confidence()).isLessThan(0.60);
    }

    @Test
    void moreToSayAfterAGoodbyeKeepsItOpen() {
        assertThat(DETECTOR.read("Tchau").confidence()).isGreaterThanOrEqualTo(0.80);
        assertThat(DETECTOR.read("Tchau. Chegou um boleto vencido").confidence())
                .isLessThan(0.60);
    }

    @Test
    void aLongTextIsNoGoodbye() {
        String polite = "obrigado ".repeat(Words.MAX_WORDS - 1) + "tchau";

        assertThat(DETECTOR.read(polite).confidence()).isGreaterThanOrEqualTo(0.80);
        assertThat(DETECTOR.read("obrigado " + polite).confidence()).isLessThan(0.60);
        assertThat(DETECTOR.read("tchau" + " ".repeat(1_000)).confidence()).isLessThan(0.60);
    }
}
