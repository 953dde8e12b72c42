package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.SYSTEM;
import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.IDLE_TIMEOUT;
import static dev.prosa.contracts.vocabulary.CloseReason.SUPPORT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.AWAITING_CONFIRMATION;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;
import static dev.prosa.conversation.domain.Acts.BY_ANA;
import static dev.prosa.conversation.domain.Acts.BY_BIA;
import static dev.prosa.conversation.domain.Acts.BY_EVA;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.customerSaysNo;
import static dev.prosa.conversation.domain.Acts.customerSaysYes;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.repliesUnseeing;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.ALREADY_YOURS;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.STALE_TIMEOUT;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.ALREADY_ACCEPTED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ACCEPTED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_YOURS;
import static dev.prosa.conversation.domain.Story.given;

import dev.prosa.conversation.domain.Acts.Act;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The customer said half a goodbye at 09:10 and was asked "may I close?".
class AwaitingConfirmationTest {

    private static final Act[] SERVED = {
        customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), customerThanks("09:10")
    };
    private static final Act[] UNSERVED = {customerAsks("09:00"), customerThanks("09:10")};

    @Nested
    class TheCustomer {

        @Test
        void asksSomethingElseAndIsServedOn() {
            given(SERVED)
                    .when(customerAsks("09:12"))
                    .then(PROGRESS)
                    .servedBy(BY_ANA)
                    .until("33:12", EXPIRED);
        }

        @Test
        void asksSomethingElseAndWaitsOnWhereNobodyServed() {
            given(UNSERVED).when(customerAsks("09:12")).then(PENDING).until("57:12", EXPIRED);
        }

        @Test
        void saysNoWhichCountsAsLowHoweverSureTheDetectorIs() {
            given(SERVED).when(customerSaysNo("09:12")).then(PROGRESS);
        }

        @Test
        void thanksOnceMoreAndTheClockStartsAgain() {
            given(SERVED)
                    .when(customerThanks("09:12"))
                    .then(AWAITING_CONFIRMATION)
                    .until("09:22", IDLE_TIMEOUT)
                    .sendingNothing();
        }

        @Test
        void saysYesWhichCountsAsHighHoweverUnsureTheDetectorIs() {
            given(SERVED).when(customerSaysYes("09:12")).then(WAITING_CLOSE).until("09:15", USER_CLOSED);
        }

        @Test
        void saysGoodbye() {
            given(SERVED).when(customerSaysGoodbye("09:12")).then(WAITING_CLOSE);
        }
    }

    @Nested
    class SomebodyAccepts {

        @Test
        void whatNobodyServedAndTheQuestionStands() {
            given(UNSERVED)
                    .when(accepts(ANA, "09:12"))
                    .then(AWAITING_CONFIRMATION)
                    .servedBy(BY_ANA)
                    .until("09:20", IDLE_TIMEOUT);
        }

        @Test
        void whatIsServedAlready() {
            given(SERVED).when(accepts(ANA, "09:12")).thenIgnored(ALREADY_YOURS);
            given(SERVED).when(accepts(BIA, "09:12")).thenRejected(ALREADY_ACCEPTED);
        }
    }

    @Nested
    class SomebodyReplies {

        @Test
        void andTheQuestionIsWithdrawn() {
            given(SERVED).when(replies(ANA, "09:12")).then(PROGRESS).untilIdle("09:27");
        }

        @Test
        void andOwnsWhatNobodyServed() {
            given(UNSERVED).when(replies(BIA, "09:12")).then(PROGRESS).servedBy(BY_BIA);
        }

        @Test
        void withoutHavingSeenTheGoodbyeAndTheQuestionStands() {
            given(SERVED)
                    .when(repliesUnseeing(ANA, "09:12"))
                    .then(AWAITING_CONFIRMATION)
                    .until("09:20", IDLE_TIMEOUT);
        }

        /// Two seconds are too short to read the reply: the answer was meant for the question.
        @Test
        void andAnAnswerThatCrossesTheReplyAnswersTheQuestion() {
            Act[] withdrawn = {
                customerAsks("09:00"),
                accepts(ANA, "09:01"),
                replies(ANA, "09:05"),
                customerThanks("09:10"),
                replies(ANA, "09:12")
            };

            given(withdrawn).when(customerSaysYes("09:12:02")).then(WAITING_CLOSE);
            given(withdrawn).when(customerSaysNo("09:12:02")).then(PROGRESS);
            given(withdrawn).when(customerSaysYes("09:12:02.001")).then(PROGRESS);
        }
    }

    @Test
    void somebodyCloses() {
        given(SERVED).when(closes(ANA, "09:12")).thenCloses(AGENT_CLOSED, BY_ANA);
        given(SERVED).when(closes(EVA, "09:12")).thenCloses(SUPPORT_CLOSED, BY_EVA);
        given(SERVED).when(closes(BIA, "09:12")).thenRejected(NOT_YOURS);
        given(UNSERVED).when(closes(BIA, "09:12")).thenRejected(NOT_ACCEPTED);
        given(UNSERVED).when(closes(EVA, "09:12")).thenCloses(SUPPORT_CLOSED, BY_EVA);
    }

    @Test
    void itsTimerClosesBecauseNobodyConfirmed() {
        given(SERVED).when(timerFires("09:19:59.999")).thenIgnored(STALE_TIMEOUT);
        given(SERVED).when(timerFires("09:20")).thenCloses(IDLE_TIMEOUT, SYSTEM);
    }
}
