package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.SYSTEM;
import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.IDLE_TIMEOUT;
import static dev.prosa.contracts.vocabulary.CloseReason.SUPPORT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.AWAITING_CONFIRMATION;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;
import static dev.prosa.contracts.vocabulary.TextKind.CONFIRMATION_QUESTION;
import static dev.prosa.conversation.domain.Acts.BY_ANA;
import static dev.prosa.conversation.domain.Acts.BY_BIA;
import static dev.prosa.conversation.domain.Acts.BY_EVA;
import static dev.prosa.conversation.domain.Acts.Who.ADMINISTRATOR;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.customerSaysYes;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.queues;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.repliesUnseeing;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Acts.transfers;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.STALE_TIMEOUT;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ACCEPTED;
import static dev.prosa.conversation.domain.Story.given;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.conversation.domain.Acts.Act;
import dev.prosa.conversation.domain.ConversationEvent.HandedOff;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The customer wrote at nine and nobody serves yet.
class PendingTest {

    private static final Act[] PENDING_SINCE_NINE = {customerAsks("09:00")};

    @Nested
    class TheCustomerWrites {

        @Test
        void moreAndItGoesOnWaitingFromTheLastMessage() {
            given(PENDING_SINCE_NINE)
                    .when(customerAsks("09:10"))
                    .then(PENDING)
                    .until("57:10", EXPIRED)
                    .sendingNothing();
        }

        @Test
        void halfAGoodbyeAndIsAsked() {
            given(PENDING_SINCE_NINE)
                    .when(customerThanks("09:10"))
                    .then(AWAITING_CONFIRMATION)
                    .until("09:20", IDLE_TIMEOUT)
                    .sending(CONFIRMATION_QUESTION);
        }

        @Test
        void aGoodbyeAndAGraceBegins() {
            given(PENDING_SINCE_NINE)
                    .when(customerSaysGoodbye("09:10"))
                    .then(WAITING_CLOSE)
                    .until("09:13", USER_CLOSED)
                    .sendingNothing();
        }

        @Test
        void aYesThatAnswersNothing() {
            given(PENDING_SINCE_NINE).when(customerSaysYes("09:10")).then(PENDING);
        }
    }

    @Nested
    class AnAgent {

        @Test
        void acceptsAndOwnsIt() {
            given(PENDING_SINCE_NINE)
                    .when(accepts(ANA, "09:01"))
                    .then(PROGRESS)
                    .servedBy(BY_ANA)
                    .until("33:01", EXPIRED);
        }

        @Test
        void repliesAndOwnsIt() {
            given(PENDING_SINCE_NINE)
                    .when(replies(ANA, "09:01"))
                    .then(PROGRESS)
                    .servedBy(BY_ANA)
                    .untilIdle("09:16");
        }

        @Test
        void repliesWithoutHavingSeenTheLastAndOwesTheAnswerStill() {
            given(PENDING_SINCE_NINE)
                    .when(repliesUnseeing(ANA, "09:01"))
                    .then(PROGRESS)
                    .servedBy(BY_ANA)
                    .until("33:01", EXPIRED);
        }

        @Test
        void mayNotCloseWhatNobodyAccepted() {
            given(PENDING_SINCE_NINE).when(closes(ANA, "09:01")).thenRejected(NOT_ACCEPTED);
        }

        @Test
        void mayNotPassOnWhatNobodyAccepted() {
            given(PENDING_SINCE_NINE).when(transfers(ANA, BIA, "09:01")).thenRejected(NOT_ACCEPTED);
            given(PENDING_SINCE_NINE).when(queues(ANA, "09:01")).thenRejected(NOT_ACCEPTED);
        }
    }

    @Nested
    class ASupervisor {

        @Test
        void mayCloseIt() {
            given(PENDING_SINCE_NINE).when(closes(EVA, "09:01")).thenCloses(SUPPORT_CLOSED, BY_EVA);
        }

        @Test
        void closesAsAnAdministratorToo() {
            given(PENDING_SINCE_NINE)
                    .when(closes(ADMINISTRATOR, "09:01"))
                    .thenCloses(SUPPORT_CLOSED, Actor.supervisor("ada"));
        }

        @Test
        void acceptsAndServesLikeAnAgent() {
            given(PENDING_SINCE_NINE).when(accepts(EVA, "09:01")).then(PROGRESS).servedBy(Actor.agent("eva"));
        }

        @Test
        void givesItToAnAgentWhichIsNoHandoff() {
            given(PENDING_SINCE_NINE)
                    .when(transfers(EVA, BIA, "09:01"))
                    .then(PROGRESS)
                    .servedBy(BY_BIA)
                    .without(HandedOff.class)
                    .until("33:01", EXPIRED);
        }
    }

    @Nested
    class ItsTimer {

        @Test
        void expiresItAtTheDeadline() {
            given(PENDING_SINCE_NINE).when(timerFires("57:00")).thenCloses(EXPIRED, SYSTEM);
        }

        @Test
        void isStaleAMillisecondBefore() {
            given(PENDING_SINCE_NINE).when(timerFires("56:59:59.999")).thenIgnored(STALE_TIMEOUT);
        }
    }
}
