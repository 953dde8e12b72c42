package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.conversation.domain.Acts.BY_ANA;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.OPERATOR;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerScores;
import static dev.prosa.conversation.domain.Acts.fails;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.domain.Acts.Act;
import dev.prosa.conversation.domain.ConversationEvent.SurveyAnswered;
import org.junit.jupiter.api.Test;

/// While a survey is open, a valid answer to it is kept on its session and decides nothing else.
class SurveyTest {

    private static final Act[] ASKED_AT_TEN_PAST = {
        customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), closes(ANA, "09:10")
    };

    @Test
    void anAnswerIsTheClosedSessionsAndARevisionOfItsRecord() {
        given(ASKED_AT_TEN_PAST)
                .when(customerScores("09:11", 4))
                .thenRevises(AGENT_CLOSED, BY_ANA)
                .with(SurveyAnswered.class, answer -> assertThat(answer.score()).isEqualTo(4))
                .session(session -> {
                    assertThat(session.outcomes().satisfaction()).isEqualTo(4);
                    assertThat(session.outcomes().closings()).hasSize(1);
                });
    }

    @Test
    void anAnswerDecidesNothingEvenAfterTheReopenWindow() {
        given(ASKED_AT_TEN_PAST).when(customerScores("10:00", 5)).thenRevises(AGENT_CLOSED, BY_ANA);
    }

    @Test
    void itIsOpenForADay() {
        given(ASKED_AT_TEN_PAST).when(customerScores("33:10", 5)).thenRevises(AGENT_CLOSED, BY_ANA);
        given(ASKED_AT_TEN_PAST).when(customerScores("33:10:00.001", 5)).thenOpensSession(2, PENDING);
    }

    @Test
    void aSecondAnswerIsAMessageLikeAnyOther() {
        given(
                        customerAsks("09:00"),
                        accepts(ANA, "09:01"),
                        replies(ANA, "09:05"),
                        closes(ANA, "09:10"),
                        customerScores("09:11", 4))
                .when(customerScores("09:12", 5))
                .thenReopens(PROGRESS);
    }

    @Test
    void aNumberInTheVeryMomentTheSurveyLeftIsNoAnswerToIt() {
        given(ASKED_AT_TEN_PAST)
                .when(customerScores("09:10", 4))
                .thenReopens(PROGRESS)
                .session(
                        session -> assertThat(session.outcomes().satisfaction()).isNull());
    }

    @Test
    void aNumberIsAMessageWhereNoSurveyWasSent() {
        given(customerAsks("09:00"))
                .when(customerScores("09:01", 4))
                .then(PENDING)
                .without(SurveyAnswered.class);
    }

    @Test
    void aFailedSessionIsNotRated() {
        given(
                        customerAsks("09:00"),
                        accepts(ANA, "09:01"),
                        replies(ANA, "09:05"),
                        closes(ANA, "09:10"),
                        fails(OPERATOR, "09:11"))
                .when(customerScores("09:12", 4))
                .thenOpensSession(2, PENDING);
    }

    @Test
    void anAnswerInASessionThatSomebodyReopenedIsKeptAndDecidesNothing() {
        given(customerAsks("09:00"), timerFires("57:00"), accepts(ANA, "57:01"))
                .when(customerScores("57:02", 4))
                .then(PROGRESS)
                .without(SurveyAnswered.class);
        given(
                        customerAsks("09:00"),
                        replies(ANA, "09:05"),
                        timerFires("09:20"),
                        timerFires("10:20"),
                        replies(ANA, "10:21"))
                .when(customerScores("10:22", 4))
                .then(PROGRESS)
                .untilIdle("10:36")
                .session(session -> {
                    assertThat(session.outcomes().satisfaction()).isEqualTo(4);
                    assertThat(session.outcomes().revision()).isEqualTo(2);
                });
    }
}
