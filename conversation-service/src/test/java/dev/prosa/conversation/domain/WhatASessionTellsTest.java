package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.CUSTOMER;
import static dev.prosa.contracts.vocabulary.Actor.SYSTEM;
import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.FAILED;
import static dev.prosa.contracts.vocabulary.CloseReason.IDLE_TIMEOUT;
import static dev.prosa.contracts.vocabulary.CloseReason.SUPPORT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.conversation.domain.Acts.BY_ANA;
import static dev.prosa.conversation.domain.Acts.BY_EVA;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.Who.OPERATOR;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.assistantFails;
import static dev.prosa.conversation.domain.Acts.assistantReplies;
import static dev.prosa.conversation.domain.Acts.at;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.fails;
import static dev.prosa.conversation.domain.Acts.notes;
import static dev.prosa.conversation.domain.Acts.queues;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Acts.transfers;
import static dev.prosa.conversation.domain.Inputs.HIGH;
import static dev.prosa.conversation.domain.Inputs.WITH_ASSISTANT;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.prosa.contracts.vocabulary.Author;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The figures a closed session is judged by.
class WhatASessionTellsTest {

    @Nested
    class HandlingTime {

        @Test
        void countsWhileSomebodyServesAndWeOweTheAnswer() {
            given(
                            customerAsks("09:00"),
                            accepts(ANA, "09:01"),
                            replies(ANA, "09:05"),
                            customerAsks("09:10"),
                            replies(ANA, "09:12"))
                    .when(closes(ANA, "09:20"))
                    .session(handled(Duration.ofMinutes(4 + 2)));
        }

        @Test
        void goesOnUntilTheCloseWhereTheAnswerNeverCame() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"))
                    .when(closes(ANA, "09:20"))
                    .session(handled(Duration.ofMinutes(19)));
        }

        @Test
        void restsInTheQueueAndWhileTheCustomerConfirms() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"), queues(ANA, "09:03"), accepts(BIA, "09:30"))
                    .when(closes(BIA, "09:35"))
                    .session(handled(Duration.ofMinutes(2 + 5)));
            given(customerAsks("09:00"), accepts(ANA, "09:01"), customerThanks("09:04"))
                    .when(closes(ANA, "09:09"))
                    .session(handled(Duration.ofMinutes(3)));
        }

        @Test
        void goesOnAfterAReopening() {
            given(
                            customerAsks("09:00"),
                            accepts(ANA, "09:01"),
                            replies(ANA, "09:05"),
                            closes(ANA, "09:10"),
                            customerAsks("09:11"))
                    .when(closes(ANA, "09:14"))
                    .session(handled(Duration.ofMinutes(4 + 3)));
        }

        private static Consumer<Session> handled(Duration time) {
            return session ->
                    assertThat(SessionFacts.of(session).handlingMillis()).isEqualTo(time.toMillis());
        }
    }

    @Nested
    class WhoServed {

        @Test
        void theFirstAgentAcceptedWhoeverServesLater() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"), transfers(ANA, BIA, "09:02"), queues(BIA, "09:03"))
                    .when(accepts(EVA, "09:05"))
                    .session(session -> {
                        SessionFacts facts = SessionFacts.of(session);
                        assertThat(facts.acceptedBy()).isEqualTo("ana");
                        assertThat(facts.acceptedAt()).isEqualTo(at("09:01"));
                        assertThat(facts.handoffs()).isEqualTo(2);
                    });
        }

        @Test
        void theAssistantAcceptsNothing() {
            given(WITH_ASSISTANT, customerAsks("09:00"))
                    .when(assistantReplies("09:01"))
                    .session(session ->
                            assertThat(SessionFacts.of(session).acceptedAt()).isNull());
        }
    }

    @Nested
    class WhatWasSaid {

        @Test
        void isCountedByAuthorAndTheFirstAnswerIsTimed() {
            given(
                            WITH_ASSISTANT,
                            customerAsks("09:00"),
                            assistantFails("09:00:01"),
                            customerAsks("09:01"),
                            assistantReplies("09:01:03"),
                            customerAsks("09:02"),
                            replies(ANA, "09:05"))
                    .when(notes(ANA, "09:06"))
                    .session(session -> {
                        SessionFacts facts = SessionFacts.of(session);
                        assertThat(facts.customerMessages()).isEqualTo(3);
                        assertThat(facts.assistantMessages()).isEqualTo(1);
                        assertThat(facts.assistantFallbacks()).isEqualTo(1);
                        assertThat(facts.agentMessages()).isEqualTo(1);
                        assertThat(facts.firstResponseAt()).isEqualTo(at("09:01:03"));
                        assertThat(facts.lastWordBy()).isEqualTo(Author.AGENT);
                    });
        }

        @Test
        void theConfidenceIsThatOfTheGoodbyeWhichStands() {
            given(customerAsks("09:00"), customerThanks("09:01"))
                    .when(customerSaysGoodbye("09:02"))
                    .session(session -> assertThat(SessionFacts.of(session).closureConfidence())
                            .isEqualTo(HIGH.confidence()));
            given(customerAsks("09:00"), customerSaysGoodbye("09:01"))
                    .when(customerAsks("09:02"))
                    .session(session -> assertThat(SessionFacts.of(session).closureConfidence())
                            .isNull());
        }
    }

    @Test
    void everyClosingGivenIsListedAndTheStrongestStands() {
        given(
                        customerAsks("09:00"),
                        accepts(ANA, "09:01"),
                        replies(ANA, "09:05"),
                        timerFires("09:20"),
                        timerFires("10:20"),
                        closes(ANA, "10:21"),
                        closes(EVA, "10:22"),
                        customerSaysGoodbye("10:23"))
                .when(fails(OPERATOR, "10:24"))
                .thenRevises(FAILED, SYSTEM)
                .session(session -> {
                    assertThat(session.outcomes().revision()).isEqualTo(5);
                    assertThat(session.outcomes().closings())
                            .extracting(Outcomes.Closing::reason, Outcomes.Closing::by, Outcomes.Closing::at)
                            .containsExactly(
                                    tuple(IDLE_TIMEOUT, SYSTEM, at("10:20")),
                                    tuple(AGENT_CLOSED, BY_ANA, at("10:21")),
                                    tuple(SUPPORT_CLOSED, BY_EVA, at("10:22")),
                                    tuple(USER_CLOSED, CUSTOMER, at("10:23")),
                                    tuple(FAILED, SYSTEM, at("10:24")));
                });
    }
}
