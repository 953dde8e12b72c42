package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.IDLE;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.TextKind.CONFIRMATION_QUESTION;
import static dev.prosa.contracts.vocabulary.TextKind.FAREWELL;
import static dev.prosa.contracts.vocabulary.TextKind.GREETING;
import static dev.prosa.contracts.vocabulary.TextKind.IDLE_WARNING;
import static dev.prosa.contracts.vocabulary.TextKind.SURVEY;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.Who.OPERATOR;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysNo;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.fails;
import static dev.prosa.conversation.domain.Acts.notes;
import static dev.prosa.conversation.domain.Acts.overSms;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.domain.Acts.Act;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The texts the machine sends by itself leave once per session and cause, and only where the
/// channel takes them.
class TextsTest {

    private static final ConversationPolicy SILENT = new ConversationPolicy(1, TimeoutPolicy.DEFAULTS, false, Set.of());

    @Nested
    class TheGreeting {

        @Test
        void leavesWithEverySession() {
            given().when(customerAsks("09:00")).sending(GREETING);
            given(customerAsks("09:00")).when(customerAsks("09:01")).sendingNothing();
            given(customerAsks("09:00"), closes(EVA, "09:01"))
                    .when(customerAsks("09:30"))
                    .sending(GREETING);
        }

        @Test
        void isNotOurAnswer() {
            given().when(customerAsks("09:00")).session(session -> {
                assertThat(session.dialogue().unansweredFrom()).isEqualTo(1);
                assertThat(session.dialogue().firstResponseAt()).isNull();
                assertThat(session.lastPosition()).isEqualTo(2);
            });
        }

        @Test
        void doesNotLeaveAgainWhenASessionReopens() {
            given(customerAsks("09:00"), closes(EVA, "09:01"))
                    .when(customerAsks("09:02"))
                    .thenReopens(PENDING)
                    .sendingNothing();
        }
    }

    @Nested
    class TheQuestion {

        private static final Act[] ASKED_AND_DENIED = {
            customerAsks("09:00"), customerThanks("09:10"), customerSaysNo("09:11")
        };

        @Test
        void leavesOncePerHalfGoodbye() {
            given(customerAsks("09:00"), customerThanks("09:10"))
                    .when(customerThanks("09:11"))
                    .sendingNothing();
            given(ASKED_AND_DENIED).when(customerThanks("09:20")).sending(CONFIRMATION_QUESTION);
        }
    }

    @Nested
    class TheWarning {

        @Test
        void leavesWheneverTheCustomerFallsSilentAnew() {
            given(customerAsks("09:00"), replies(ANA, "09:05"), timerFires("09:20"), replies(ANA, "09:30"))
                    .when(timerFires("09:45"))
                    .then(IDLE)
                    .sending(IDLE_WARNING);
        }
    }

    @Nested
    class TheFarewell {

        @Test
        void leavesWithEveryCloseButTheSurveyOnlyOnce() {
            given(customerAsks("09:00")).when(closes(EVA, "09:01")).sending(FAREWELL, SURVEY);
            given(customerAsks("09:00"), closes(EVA, "09:01"), customerAsks("09:02"))
                    .when(closes(EVA, "09:03"))
                    .sending(FAREWELL);
        }

        @Test
        void doesNotLeaveForAFailure() {
            given(customerAsks("09:00")).when(fails(OPERATOR, "09:01")).sendingNothing();
        }
    }

    @Nested
    class TheChannel {

        /// WhatsApp takes free-form text for 24 hours after the customer's last message.
        @Test
        void takesNothingOnceItsWindowIsClosed() {
            given(customerAsks("09:00")).when(closes(EVA, "32:59:59.999")).sending(FAREWELL, SURVEY);
            given(customerAsks("09:00")).when(closes(EVA, "33:00")).sendingNothing();
            given(customerAsks("09:00")).when(timerFires("57:00")).sendingNothing();
        }

        @Test
        void hasAWindowThatEveryMessageOpensAgain() {
            given(customerAsks("09:00"), customerAsks("20:00"))
                    .when(closes(EVA, "33:00"))
                    .sending(FAREWELL, SURVEY);
        }

        @Test
        void hasNoWindowWhereItIsSms() {
            given(overSms(customerAsks("09:00"))).when(timerFires("57:00")).sending(FAREWELL, SURVEY);
        }
    }

    @Test
    void nothingLeavesThatTheOrganisationDoesNotWant() {
        given(SILENT).when(customerAsks("09:00")).sendingNothing();
        given(SILENT, customerAsks("09:00"), replies(ANA, "09:05"))
                .when(timerFires("09:20"))
                .sendingNothing();
        given(SILENT, customerAsks("09:00")).when(customerThanks("09:05")).sendingNothing();
        given(SILENT, customerAsks("09:00")).when(closes(EVA, "09:05")).sendingNothing();
    }

    @Test
    void aTextMovesNoClock() {
        given(customerAsks("09:00"), accepts(ANA, "09:01"), customerAsks("09:02"))
                .when(notes(ANA, "09:30"))
                .until("33:02", EXPIRED);
    }
}
