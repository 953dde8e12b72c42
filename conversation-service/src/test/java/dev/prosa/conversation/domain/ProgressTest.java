package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.SYSTEM;
import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.IDLE_TIMEOUT;
import static dev.prosa.contracts.vocabulary.CloseReason.SUPPORT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.AWAITING_CONFIRMATION;
import static dev.prosa.contracts.vocabulary.ConversationStatus.IDLE;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;
import static dev.prosa.contracts.vocabulary.TextKind.CONFIRMATION_QUESTION;
import static dev.prosa.contracts.vocabulary.TextKind.IDLE_WARNING;
import static dev.prosa.conversation.domain.Acts.BY_ANA;
import static dev.prosa.conversation.domain.Acts.BY_EVA;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.repliesUnseeing;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.ALREADY_YOURS;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.STALE_TIMEOUT;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.ALREADY_ACCEPTED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_YOURS;
import static dev.prosa.conversation.domain.Story.given;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.conversation.domain.Acts.Act;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Ana accepted at 09:01 what the customer asked at nine.
class ProgressTest {

    private static final Act[] ACCEPTED = {customerAsks("09:00"), accepts(ANA, "09:01")};
    private static final Act[] ANSWERED = {customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05")};

    @Nested
    class TheCustomerWrites {

        @Test
        void andTheIdleClockStopsBecauseWeOweTheAnswer() {
            given(ANSWERED).when(customerAsks("09:19")).then(PROGRESS).until("33:19", EXPIRED);
        }

        @Test
        void halfAGoodbyeAndIsAsked() {
            given(ANSWERED)
                    .when(customerThanks("09:10"))
                    .then(AWAITING_CONFIRMATION)
                    .servedBy(BY_ANA)
                    .until("09:20", IDLE_TIMEOUT)
                    .sending(CONFIRMATION_QUESTION);
        }

        @Test
        void aGoodbyeAndAGraceBegins() {
            given(ANSWERED)
                    .when(customerSaysGoodbye("09:10"))
                    .then(WAITING_CLOSE)
                    .servedBy(BY_ANA)
                    .until("09:13", USER_CLOSED)
                    .sendingNothing();
        }
    }

    @Nested
    class SomebodyAccepts {

        @Test
        void whoServesAlready() {
            given(ACCEPTED).when(accepts(ANA, "09:02")).thenIgnored(ALREADY_YOURS);
        }

        @Test
        void tooLate() {
            given(ACCEPTED).when(accepts(BIA, "09:02")).thenRejected(ALREADY_ACCEPTED);
            given(ACCEPTED).when(accepts(EVA, "09:02")).thenRejected(ALREADY_ACCEPTED);
        }
    }

    @Nested
    class WhoServesReplies {

        @Test
        void andTheIdleClockStarts() {
            given(ACCEPTED).when(replies(ANA, "09:05")).then(PROGRESS).untilIdle("09:20");
        }

        @Test
        void againAndTheIdleClockStartsAgain() {
            given(ANSWERED).when(replies(ANA, "09:07")).then(PROGRESS).untilIdle("09:22");
        }

        @Test
        void withoutHavingSeenTheLastMessageAndTheIdleClockDoesNotStart() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"), customerAsks("09:04"))
                    .when(repliesUnseeing(ANA, "09:05"))
                    .then(PROGRESS)
                    .until("33:05", EXPIRED);
        }

        @Test
        void whileSomebodyElseMayNot() {
            given(ACCEPTED).when(replies(BIA, "09:05")).thenRejected(NOT_YOURS);
            given(ACCEPTED).when(replies(EVA, "09:05")).thenRejected(NOT_YOURS);
        }
    }

    @Nested
    class SomebodyCloses {

        @Test
        void whoServes() {
            given(ANSWERED).when(closes(ANA, "09:10")).thenCloses(AGENT_CLOSED, BY_ANA);
        }

        @Test
        void aSupervisor() {
            given(ANSWERED).when(closes(EVA, "09:10")).thenCloses(SUPPORT_CLOSED, BY_EVA);
        }

        @Test
        void aSupervisorWhoServesClosesAsAnAgentWould() {
            given(customerAsks("09:00"), accepts(EVA, "09:01"))
                    .when(closes(EVA, "09:10"))
                    .thenCloses(AGENT_CLOSED, Actor.agent("eva"));
        }

        @Test
        void whileAnotherAgentMayNot() {
            given(ANSWERED).when(closes(BIA, "09:10")).thenRejected(NOT_YOURS);
        }
    }

    @Nested
    class ItsTimer {

        @Test
        void ofTheIdleClockWarnsTheCustomer() {
            given(ANSWERED)
                    .when(timerFires("09:20"))
                    .then(IDLE)
                    .servedBy(BY_ANA)
                    .until("10:20", IDLE_TIMEOUT)
                    .sending(IDLE_WARNING);
        }

        @Test
        void isStaleWhereTheCustomerMovedTheDeadline() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), customerAsks("09:19"))
                    .when(timerFires("09:20"))
                    .thenIgnored(STALE_TIMEOUT);
        }

        @Test
        void expiresWhatNobodySaidAWordInForADay() {
            given(ACCEPTED).when(timerFires("33:01")).thenCloses(EXPIRED, SYSTEM);
        }

        @Test
        void countsFromTheLastWordOfEitherSide() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"), customerAsks("10:00"))
                    .when(timerFires("33:59"))
                    .thenIgnored(STALE_TIMEOUT);
            given(customerAsks("09:00"), accepts(ANA, "09:01"), customerAsks("10:00"))
                    .when(timerFires("34:00"))
                    .thenCloses(EXPIRED, SYSTEM);
        }
    }
}
