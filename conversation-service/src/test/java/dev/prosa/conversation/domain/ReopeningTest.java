package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.CUSTOMER;
import static dev.prosa.contracts.vocabulary.Actor.SYSTEM;
import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.IDLE_TIMEOUT;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.AWAITING_CONFIRMATION;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;
import static dev.prosa.contracts.vocabulary.TextKind.CONFIRMATION_QUESTION;
import static dev.prosa.conversation.domain.Acts.BY_ANA;
import static dev.prosa.conversation.domain.Acts.BY_BIA;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.assistantFails;
import static dev.prosa.conversation.domain.Acts.assistantHandsOver;
import static dev.prosa.conversation.domain.Acts.assistantReplies;
import static dev.prosa.conversation.domain.Acts.at;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.notes;
import static dev.prosa.conversation.domain.Acts.queues;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Acts.transfers;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.STALE_TIMEOUT;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.SESSION_CLOSED;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.prosa.conversation.domain.Acts.Act;
import dev.prosa.conversation.domain.ConversationEvent.NoteKept;
import dev.prosa.conversation.domain.ConversationEvent.TimerArmed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Within ten minutes of a close, whoever wrote or clicked is decided as if just before it.
class ReopeningTest {

    private static final Act[] EXPIRED_WAITING = {customerAsks("09:00"), timerFires("57:00")};
    private static final Act[] IDLED_OUT = {
        customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), timerFires("09:20"), timerFires("10:20")
    };
    private static final Act[] CLOSED_BY_ANA = {
        customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), closes(ANA, "09:10")
    };
    private static final Act[] SAID_GOODBYE = {
        customerAsks("09:00"),
        accepts(ANA, "09:01"),
        replies(ANA, "09:05"),
        customerSaysGoodbye("09:10"),
        timerFires("09:13")
    };

    @Nested
    class AfterTheClock {

        @Test
        void aMessageReopensWithOwnerAndContext() {
            given(IDLED_OUT)
                    .when(customerAsks("10:20"))
                    .thenReopens(PROGRESS)
                    .servedBy(BY_ANA)
                    .until("34:20", EXPIRED)
                    .session(session -> {
                        assertThat(session.outcomes().revision()).isEqualTo(2);
                        assertThat(session.outcomes().reopenedAt()).isEqualTo(at("10:20"));
                    });
        }

        @Test
        void aMessageReopensToTheLastInstantOfTheWindow() {
            given(IDLED_OUT).when(customerAsks("10:30")).thenReopens(PROGRESS);
            given(IDLED_OUT).when(customerAsks("10:30:00.001")).thenOpensSession(2, PENDING);
        }

        @Test
        void halfAGoodbyeReopensWithTheQuestion() {
            given(IDLED_OUT)
                    .when(customerThanks("10:21"))
                    .thenReopens(AWAITING_CONFIRMATION)
                    .sending(CONFIRMATION_QUESTION);
        }

        @Test
        void aGoodbyeEndsAsTheCustomersClose() {
            given(EXPIRED_WAITING).when(customerSaysGoodbye("57:01")).thenReopens(WAITING_CLOSE);
            given(customerAsks("09:00"), timerFires("57:00"), customerSaysGoodbye("57:01"))
                    .when(timerFires("57:04"))
                    .thenCloses(USER_CLOSED, CUSTOMER);
        }

        @Test
        void anAcceptThatWouldHaveStoppedTheClockReopens() {
            given(EXPIRED_WAITING)
                    .when(accepts(ANA, "57:01"))
                    .thenReopens(PROGRESS)
                    .servedBy(BY_ANA);
            given(EXPIRED_WAITING).when(accepts(ANA, "57:10:00.001")).thenRejected(SESSION_CLOSED);
        }

        @Test
        void anAcceptThatWouldNotHaveStoppedItIsTold() {
            given(IDLED_OUT).when(accepts(ANA, "10:21")).thenRejected(SESSION_CLOSED);
            given(IDLED_OUT).when(accepts(BIA, "10:21")).thenRejected(SESSION_CLOSED);
            given(customerAsks("09:00"), customerThanks("09:10"), timerFires("09:20"))
                    .when(accepts(ANA, "09:21"))
                    .thenRejected(SESSION_CLOSED);
        }

        @Test
        void aReplyReopens() {
            given(IDLED_OUT).when(replies(ANA, "10:21")).thenReopens(PROGRESS).untilIdle("10:36");
            given(EXPIRED_WAITING)
                    .when(replies(BIA, "57:01"))
                    .thenReopens(PROGRESS)
                    .servedBy(BY_BIA);
            given(IDLED_OUT).when(replies(ANA, "10:30:00.001")).thenRejected(SESSION_CLOSED);
        }

        @Test
        void aReplyBySomebodyElseIsTold() {
            given(IDLED_OUT).when(replies(BIA, "10:21")).thenRejected(SESSION_CLOSED);
        }

        @Test
        void aReplyDuringTheGraceIsKeptAndTheGoodbyeStands() {
            given(SAID_GOODBYE)
                    .when(replies(ANA, "09:14"))
                    .thenStaysClosed()
                    .session(session ->
                            assertThat(session.dialogue().agentMessages()).isEqualTo(2));
        }

        @Test
        void theSecondCloseComesByItsOwnDeadline() {
            given(
                            customerAsks("09:00"),
                            accepts(ANA, "09:01"),
                            replies(ANA, "09:05"),
                            timerFires("09:20"),
                            timerFires("10:20"),
                            customerAsks("10:21"),
                            replies(ANA, "10:22"),
                            timerFires("10:37"))
                    .when(timerFires("11:37"))
                    .thenCloses(IDLE_TIMEOUT, SYSTEM)
                    .session(session -> {
                        assertThat(session.outcomes().revision()).isEqualTo(3);
                        assertThat(session.outcomes().closings()).hasSize(2);
                    });
        }
    }

    @Nested
    class AfterAPersonsClose {

        @Test
        void aMessageTheCloserHadNotSeenReopens() {
            given(CLOSED_BY_ANA)
                    .when(customerAsks("09:10"))
                    .thenReopens(PROGRESS)
                    .servedBy(BY_ANA);
        }

        @Test
        void thanksAreKeptAndChangeNothing() {
            given(CLOSED_BY_ANA)
                    .when(customerThanks("09:11"))
                    .thenStaysClosed()
                    .sendingNothing()
                    .session(session ->
                            assertThat(session.dialogue().customerMessages()).isEqualTo(2));
        }

        @Test
        void aGoodbyeRevisesAndTheAgentIsCreditedStill() {
            given(CLOSED_BY_ANA)
                    .when(customerSaysGoodbye("09:11"))
                    .thenRevises(USER_CLOSED, CUSTOMER)
                    .session(session -> {
                        assertThat(session.outcomes().previousReason()).isEqualTo(AGENT_CLOSED);
                        assertThat(session.outcomes().closings())
                                .extracting(Outcomes.Closing::reason, Outcomes.Closing::by)
                                .containsExactly(tuple(AGENT_CLOSED, BY_ANA), tuple(USER_CLOSED, CUSTOMER));
                    });
        }

        @Test
        void aQuestionAfterThanksReopensAllTheSame() {
            given(
                            customerAsks("09:00"),
                            accepts(ANA, "09:01"),
                            replies(ANA, "09:05"),
                            closes(ANA, "09:10"),
                            customerThanks("09:11"))
                    .when(customerAsks("09:12"))
                    .thenReopens(PROGRESS)
                    .servedBy(BY_ANA);
        }

        @Test
        void nobodyOfUsReopens() {
            given(CLOSED_BY_ANA).when(accepts(ANA, "09:10")).thenRejected(SESSION_CLOSED);
            given(CLOSED_BY_ANA).when(accepts(BIA, "09:10")).thenRejected(SESSION_CLOSED);
            given(CLOSED_BY_ANA).when(replies(ANA, "09:10")).thenRejected(SESSION_CLOSED);
        }
    }

    @Nested
    class WhatNeverReopens {

        @Test
        void aTimer() {
            given(IDLED_OUT)
                    .when(timerFires("10:20"))
                    .thenIgnored(STALE_TIMEOUT)
                    .without(TimerArmed.class);
        }

        @Test
        void aTransfer() {
            given(EXPIRED_WAITING).when(transfers(EVA, BIA, "57:01")).thenRejected(SESSION_CLOSED);
            given(IDLED_OUT).when(queues(ANA, "10:21")).thenRejected(SESSION_CLOSED);
        }

        @Test
        void theAssistant() {
            given(EXPIRED_WAITING).when(assistantReplies("57:01")).thenRejected(SESSION_CLOSED);
            given(EXPIRED_WAITING).when(assistantFails("57:01")).thenRejected(SESSION_CLOSED);
            given(EXPIRED_WAITING).when(assistantHandsOver("57:01")).thenRejected(SESSION_CLOSED);
        }

        @Test
        void aNoteWhichIsKept() {
            given(IDLED_OUT).when(notes(BIA, "10:21")).thenStaysClosed().with(NoteKept.class, _ -> {});
        }
    }
}
