package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.SYSTEM;
import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.IDLE_TIMEOUT;
import static dev.prosa.contracts.vocabulary.CloseReason.SUPPORT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.AWAITING_CONFIRMATION;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;
import static dev.prosa.contracts.vocabulary.TextKind.CONFIRMATION_QUESTION;
import static dev.prosa.contracts.vocabulary.TextKind.FAREWELL;
import static dev.prosa.contracts.vocabulary.TextKind.SURVEY;
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
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.ALREADY_YOURS;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.STALE_TIMEOUT;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.ALREADY_ACCEPTED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_YOURS;
import static dev.prosa.conversation.domain.Story.given;

import dev.prosa.conversation.domain.Acts.Act;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The customer owes Ana the answer since 09:05 and was warned at 09:20.
class IdleTest {

    private static final Act[] WARNED = {
        customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), timerFires("09:20")
    };

    @Nested
    class TheCustomerWrites {

        @Test
        void andIsServedAgain() {
            given(WARNED)
                    .when(customerAsks("09:30"))
                    .then(PROGRESS)
                    .servedBy(BY_ANA)
                    .until("33:30", EXPIRED)
                    .sendingNothing();
        }

        @Test
        void halfAGoodbyeAndIsAsked() {
            given(WARNED)
                    .when(customerThanks("09:30"))
                    .then(AWAITING_CONFIRMATION)
                    .until("09:40", IDLE_TIMEOUT)
                    .sending(CONFIRMATION_QUESTION);
        }

        @Test
        void aGoodbyeAndAGraceBegins() {
            given(WARNED).when(customerSaysGoodbye("09:30")).then(WAITING_CLOSE).until("09:33", USER_CLOSED);
        }
    }

    @Nested
    class OurSide {

        @Test
        void acceptsWhatItServesAlready() {
            given(WARNED).when(accepts(ANA, "09:30")).thenIgnored(ALREADY_YOURS);
        }

        @Test
        void acceptsTooLate() {
            given(WARNED).when(accepts(BIA, "09:30")).thenRejected(ALREADY_ACCEPTED);
        }

        @Test
        void repliesAndTheIdleClockStartsAgain() {
            given(WARNED).when(replies(ANA, "09:30")).then(PROGRESS).untilIdle("09:45");
        }

        @Test
        void mayCloseIt() {
            given(WARNED).when(closes(ANA, "09:30")).thenCloses(AGENT_CLOSED, BY_ANA);
            given(WARNED).when(closes(EVA, "09:30")).thenCloses(SUPPORT_CLOSED, BY_EVA);
            given(WARNED).when(closes(BIA, "09:30")).thenRejected(NOT_YOURS);
        }
    }

    @Test
    void itsTimerCloses() {
        given(WARNED).when(timerFires("10:19:59.999")).thenIgnored(STALE_TIMEOUT);
        given(WARNED).when(timerFires("10:20")).thenCloses(IDLE_TIMEOUT, SYSTEM).sending(FAREWELL, SURVEY);
    }
}
