package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.IDLE_TIMEOUT;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.AWAITING_CONFIRMATION;
import static dev.prosa.contracts.vocabulary.ConversationStatus.IDLE;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;
import static dev.prosa.conversation.domain.Acts.BY_ANA;
import static dev.prosa.conversation.domain.Acts.BY_BIA;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.act;
import static dev.prosa.conversation.domain.Acts.at;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.queues;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Acts.transfers;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.ALREADY_ACCEPTED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.HANDED_OFF;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ACCEPTED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ALLOWED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_YOURS;
import static dev.prosa.conversation.domain.Inputs.WITH_ASSISTANT;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.domain.Acts.Act;
import dev.prosa.conversation.domain.ConversationEvent.HandedOff;
import dev.prosa.conversation.domain.Inputs.Screen;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A session is passed on: to another agent, or back into the queue.
class TransfersTest {

    private static final Act[] SERVED = {customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05")};
    private static final Act[] QUEUED_BY_EVA = {customerAsks("09:00"), accepts(ANA, "09:01"), queues(EVA, "09:10")};

    @Nested
    class ToAnotherAgent {

        @Test
        void byWhoServes() {
            given(SERVED)
                    .when(transfers(ANA, BIA, "09:06"))
                    .then(PROGRESS)
                    .servedBy(BY_BIA)
                    .untilIdle("09:20")
                    .session(session -> assertThat(session.service().handoffs()).isEqualTo(1));
        }

        @Test
        void byASupervisor() {
            given(SERVED)
                    .when(transfers(EVA, BIA, "09:06"))
                    .then(PROGRESS)
                    .servedBy(BY_BIA)
                    .with(HandedOff.class, _ -> {});
        }

        @Test
        void whileSomebodyElseMayNot() {
            given(SERVED).when(transfers(BIA, BIA, "09:06")).thenRejected(NOT_YOURS);
        }

        @Test
        void whoServesAlreadyIsNoTransfer() {
            given(SERVED).when(transfers(ANA, ANA, "09:06")).thenRejected(ALREADY_ACCEPTED);
        }

        @Test
        void movesNoStatusAndNoClock() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), timerFires("09:20"))
                    .when(transfers(ANA, BIA, "09:30"))
                    .then(IDLE)
                    .servedBy(BY_BIA)
                    .until("10:20", IDLE_TIMEOUT);
            given(customerAsks("09:00"), accepts(ANA, "09:01"), customerThanks("09:10"))
                    .when(transfers(ANA, BIA, "09:11"))
                    .then(AWAITING_CONFIRMATION)
                    .until("09:20", IDLE_TIMEOUT);
        }

        @Test
        void isNothingForTheAssistant() {
            Act transfer = act(
                    "assistant transfers",
                    "09:06",
                    (state, at) -> Inputs.transfer(
                            at, Inputs.sender("assistant", Role.ASSISTANT, "T", Screen.of(state)), "bia"));

            given(WITH_ASSISTANT, customerAsks("09:00")).when(transfer).thenRejected(NOT_ALLOWED);
        }
    }

    @Nested
    class IntoTheQueue {

        @Test
        void byWhoServes() {
            given(SERVED)
                    .when(queues(ANA, "09:06"))
                    .then(PENDING)
                    .servedBy(null)
                    .until("57:06", EXPIRED)
                    .session(session -> assertThat(session.service().handoffs()).isEqualTo(1));
        }

        @Test
        void byASupervisor() {
            given(SERVED).when(queues(EVA, "09:06")).then(PENDING).servedBy(null);
        }

        @Test
        void whileSomebodyElseMayNot() {
            given(SERVED).when(queues(BIA, "09:06")).thenRejected(NOT_YOURS);
        }

        @Test
        void whatWaitsThereAlreadyIsTold() {
            given(customerAsks("09:00")).when(queues(EVA, "09:06")).thenRejected(NOT_ACCEPTED);
        }

        @Test
        void aGoodbyeUnderWayGoesOn() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"), customerSaysGoodbye("09:10"))
                    .when(queues(ANA, "09:11"))
                    .then(WAITING_CLOSE)
                    .servedBy(null)
                    .until("09:13", USER_CLOSED);
            given(customerAsks("09:00"), accepts(ANA, "09:01"), customerThanks("09:10"))
                    .when(queues(ANA, "09:11"))
                    .then(AWAITING_CONFIRMATION)
                    .until("09:20", IDLE_TIMEOUT);
        }
    }

    /// Two seconds are too short to have known.
    @Nested
    class InTheVeryMoment {

        @Test
        void aSupervisorDoesNotTakeItFromWhoJustAccepted() {
            Act[] accepted = {customerAsks("09:00"), accepts(ANA, "09:01")};

            given(accepted).when(queues(EVA, "09:01:02")).thenRejected(ALREADY_ACCEPTED);
            given(accepted).when(queues(EVA, "09:01:02.001")).then(PENDING);
            given(accepted).when(queues(ANA, "09:01:01")).then(PENDING);
        }

        @Test
        void whoLostItIsToldInsteadOfTakingItBackUnknowing() {
            given(QUEUED_BY_EVA).when(replies(ANA, "09:10:02")).thenRejected(HANDED_OFF);
            given(QUEUED_BY_EVA).when(accepts(ANA, "09:10:02")).thenRejected(HANDED_OFF);
            given(QUEUED_BY_EVA).when(accepts(ANA, "09:10:02.001")).then(PROGRESS);
        }

        @Test
        void anybodyElseMayTakeItAtOnce() {
            given(QUEUED_BY_EVA).when(accepts(BIA, "09:10")).then(PROGRESS).servedBy(BY_BIA);
        }

        @Test
        void whoPutItBackMayTakeItAgain() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"), queues(ANA, "09:10"))
                    .when(accepts(ANA, "09:10"))
                    .then(PROGRESS)
                    .servedBy(BY_ANA);
        }
    }
}
