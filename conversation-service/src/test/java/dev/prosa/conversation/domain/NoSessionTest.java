package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;
import static dev.prosa.contracts.vocabulary.TextKind.GREETING;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.Who.OPERATOR;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.assistantFails;
import static dev.prosa.conversation.domain.Acts.assistantHandsOver;
import static dev.prosa.conversation.domain.Acts.assistantReplies;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.fails;
import static dev.prosa.conversation.domain.Acts.notes;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.reported;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Acts.transfers;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.STALE_TIMEOUT;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NO_SUCH_CONVERSATION;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.conversation.domain.ConversationEvent.TimerArmed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Before the first message.
class NoSessionTest {

    @Nested
    class TheCustomerWrites {

        @Test
        void opensASessionThatWaitsForSomebody() {
            given().when(customerAsks("09:00"))
                    .thenOpensSession(1, PENDING)
                    .servedBy(null)
                    .until("57:00", EXPIRED)
                    .session(session -> assertThat(session.previousSession()).isNull());
        }

        @Test
        void halfAGoodbyeIsNoQuestionYet() {
            given().when(customerThanks("09:00"))
                    .thenOpensSession(1, PENDING)
                    .until("57:00", EXPIRED)
                    .sending(GREETING);
        }

        @Test
        void aGoodbyeOpensASessionThatIsAboutToClose() {
            given().when(customerSaysGoodbye("09:00"))
                    .thenOpensSession(1, WAITING_CLOSE)
                    .until("09:03", USER_CLOSED);
        }
    }

    @Nested
    class SomebodyGivesACommand {

        @Test
        void acceptingFindsNothing() {
            given().when(accepts(ANA, "09:00")).thenRejected(NO_SUCH_CONVERSATION);
        }

        @Test
        void replyingFindsNothing() {
            given().when(replies(ANA, "09:00")).thenRejected(NO_SUCH_CONVERSATION);
        }

        @Test
        void closingFindsNothing() {
            given().when(closes(ANA, "09:00")).thenRejected(NO_SUCH_CONVERSATION);
            given().when(closes(EVA, "09:00")).thenRejected(NO_SUCH_CONVERSATION);
        }

        @Test
        void everyOtherCommandFindsNothing() {
            given().when(transfers(EVA, BIA, "09:00")).thenRejected(NO_SUCH_CONVERSATION);
            given().when(notes(ANA, "09:00")).thenRejected(NO_SUCH_CONVERSATION);
            given().when(fails(OPERATOR, "09:00")).thenRejected(NO_SUCH_CONVERSATION);
            given().when(assistantReplies("09:00")).thenRejected(NO_SUCH_CONVERSATION);
            given().when(assistantFails("09:00")).thenRejected(NO_SUCH_CONVERSATION);
            given().when(assistantHandsOver("09:00")).thenRejected(NO_SUCH_CONVERSATION);
        }
    }

    @Test
    void aTimerIsStale() {
        given().when(timerFires("09:00")).thenIgnored(STALE_TIMEOUT).without(TimerArmed.class);
    }

    @Test
    void aReportIsAboutNothingKnown() {
        given().when(reported("09:00", DeliveryStatus.DELIVERED, false))
                .thenIgnored(Decision.Ignored.Why.NO_SUCH_CONVERSATION);
    }
}
