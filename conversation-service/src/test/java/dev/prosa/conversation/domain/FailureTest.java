package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.SYSTEM;
import static dev.prosa.contracts.vocabulary.CloseReason.FAILED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.TextKind.AGENT_REPLY;
import static dev.prosa.contracts.vocabulary.TextKind.FAREWELL;
import static dev.prosa.conversation.domain.Acts.BY_EVA;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.Who.OPERATOR;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.fails;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.reported;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Acts.unreachable;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.ALREADY_CLOSED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ALLOWED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.SESSION_CLOSED;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.Acts.Act;
import dev.prosa.conversation.domain.ConversationEvent.CustomerMessageKept;
import dev.prosa.conversation.domain.ConversationEvent.DeliveryAdvanced;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// FAILED is the strongest reason, and final for messages.
class FailureTest {

    private static final Act[] SERVED = {customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05")};
    private static final Act[] FAILED_AT_TEN = {
        customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), fails(OPERATOR, "10:00")
    };

    @Nested
    class WhatFails {

        @Test
        void anOperatorOrASupervisor() {
            given(SERVED)
                    .when(fails(OPERATOR, "09:06"))
                    .thenCloses(FAILED, SYSTEM)
                    .sendingNothing();
            given(SERVED).when(fails(EVA, "09:06")).thenCloses(FAILED, BY_EVA);
        }

        @Test
        void noAgent() {
            given(SERVED).when(fails(ANA, "09:06")).thenRejected(NOT_ALLOWED);
        }

        @Test
        void fromEveryOpenStatus() {
            given(customerAsks("09:00")).when(fails(OPERATOR, "09:30")).thenCloses(FAILED, SYSTEM);
            given(customerAsks("09:00"), customerThanks("09:10"))
                    .when(fails(OPERATOR, "09:11"))
                    .thenCloses(FAILED, SYSTEM);
            given(customerSaysGoodbye("09:00")).when(fails(OPERATOR, "09:01")).thenCloses(FAILED, SYSTEM);
            given(customerAsks("09:00"), replies(ANA, "09:05"), timerFires("09:20"))
                    .when(fails(OPERATOR, "09:30"))
                    .thenCloses(FAILED, SYSTEM);
        }

        @Test
        void aCustomerWhoCanNeverBeReached() {
            given(SERVED).when(unreachable("09:06", AGENT_REPLY)).thenCloses(FAILED, SYSTEM);
        }

        @ParameterizedTest
        @EnumSource(names = {"IDLE_WARNING", "FAREWELL", "SURVEY"})
        void noCourtesyThatWasRefused(TextKind courtesy) {
            given(SERVED)
                    .when(unreachable("09:06", courtesy))
                    .then(PROGRESS)
                    .with(
                            DeliveryAdvanced.class,
                            report -> assertThat(report.status()).isEqualTo(DeliveryStatus.UNDELIVERED));
        }

        @Test
        void nothingThatMayPass() {
            given(SERVED)
                    .when(reported("09:06", DeliveryStatus.UNDELIVERED, false))
                    .then(PROGRESS);
            given(SERVED)
                    .when(reported("09:06", DeliveryStatus.DELIVERED, false))
                    .then(PROGRESS);
        }
    }

    @Nested
    class AfterAFailure {

        @Test
        void aGoodbyeIsKept() {
            given(FAILED_AT_TEN)
                    .when(customerSaysGoodbye("10:01"))
                    .thenStaysClosed()
                    .with(CustomerMessageKept.class, _ -> {});
        }

        @Test
        void anythingElseOpensTheNextSession() {
            given(FAILED_AT_TEN).when(customerAsks("10:01")).thenOpensSession(2, PENDING);
            given(FAILED_AT_TEN).when(customerThanks("10:01")).thenOpensSession(2, PENDING);
        }

        @Test
        void theNextSessionHasTheUnansweredMessagesOnTop() {
            Act[] manyUnanswered = {
                customerAsks("09:00"), customerAsks("09:01"), customerAsks("09:02"), customerAsks("09:03"),
                customerAsks("09:04"), customerAsks("09:05"), customerAsks("09:06"), customerAsks("09:07"),
                customerAsks("09:08"), customerAsks("09:09"), customerAsks("09:10"), customerAsks("09:11"),
                customerAsks("09:12"), fails(OPERATOR, "10:00")
            };

            given(manyUnanswered)
                    .when(customerAsks("10:01"))
                    .thenOpensSession(2, PENDING)
                    .session(session -> {
                        assertThat(session.contextFrom()).isEqualTo(1);
                        assertThat(session.previousSession()).isEqualTo(1);
                    });
        }

        @Test
        void nobodyReopensOrRevises() {
            given(FAILED_AT_TEN).when(accepts(ANA, "10:01")).thenRejected(SESSION_CLOSED);
            given(FAILED_AT_TEN).when(replies(ANA, "10:01")).thenRejected(SESSION_CLOSED);
            given(FAILED_AT_TEN).when(closes(ANA, "10:01")).thenIgnored(ALREADY_CLOSED);
            given(FAILED_AT_TEN).when(closes(EVA, "10:01")).thenIgnored(ALREADY_CLOSED);
            given(FAILED_AT_TEN).when(fails(OPERATOR, "10:01")).thenIgnored(ALREADY_CLOSED);
        }
    }

    @Nested
    class AfterAnotherClose {

        private static final Act[] SAID_GOODBYE = {
            customerAsks("09:00"), customerSaysGoodbye("09:10"), timerFires("09:13")
        };

        @Test
        void aFailureRevises() {
            given(SAID_GOODBYE).when(fails(OPERATOR, "09:14")).thenRevises(FAILED, SYSTEM);
            given(SAID_GOODBYE).when(unreachable("09:14", AGENT_REPLY)).thenRevises(FAILED, SYSTEM);
        }

        @Test
        void aRefusedFarewellOnlyMarksTheMessage() {
            given(SAID_GOODBYE)
                    .when(unreachable("09:14", FAREWELL))
                    .thenStaysClosed()
                    .with(DeliveryAdvanced.class, _ -> {});
        }

        @Test
        void aFailureOfTheChannelAfterADayOnlyMarksTheMessage() {
            given(SAID_GOODBYE).when(unreachable("33:13:00.001", AGENT_REPLY)).thenStaysClosed();
        }
    }
}
