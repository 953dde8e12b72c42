package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.ASSISTANT;
import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.SUPPORT_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;
import static dev.prosa.contracts.vocabulary.TextKind.ASSISTANT_FALLBACK;
import static dev.prosa.conversation.domain.Acts.BY_ANA;
import static dev.prosa.conversation.domain.Acts.BY_BIA;
import static dev.prosa.conversation.domain.Acts.BY_EVA;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.act;
import static dev.prosa.conversation.domain.Acts.assistantFails;
import static dev.prosa.conversation.domain.Acts.assistantHandsOver;
import static dev.prosa.conversation.domain.Acts.assistantReplies;
import static dev.prosa.conversation.domain.Acts.at;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.transfers;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ALLOWED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_YOURS;
import static dev.prosa.conversation.domain.Inputs.WITH_ASSISTANT;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.domain.Acts.Act;
import dev.prosa.conversation.domain.ConversationEvent.AssistantFailureKept;
import dev.prosa.conversation.domain.ConversationEvent.HandedOff;
import dev.prosa.conversation.domain.ConversationEvent.ReplyKept;
import dev.prosa.conversation.domain.Inputs.Screen;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Where the organisation's assistant is on, it serves first.
class AssistantTest {

    private static final Act[] OPENED = {customerAsks("09:00")};

    @Nested
    class ASession {

        @Test
        void opensServedByTheAssistant() {
            given(WITH_ASSISTANT)
                    .when(customerAsks("09:00"))
                    .thenOpensSession(1, PROGRESS)
                    .servedBy(ASSISTANT)
                    .until("33:00", EXPIRED);
        }

        @Test
        void opensWithAGoodbyeInItsGrace() {
            given(WITH_ASSISTANT)
                    .when(customerSaysGoodbye("09:00"))
                    .thenOpensSession(1, WAITING_CLOSE)
                    .servedBy(ASSISTANT);
        }
    }

    @Nested
    class TheAssistant {

        @Test
        void repliesInOurName() {
            given(WITH_ASSISTANT, OPENED)
                    .when(assistantReplies("09:00:02"))
                    .then(PROGRESS)
                    .servedBy(ASSISTANT)
                    .untilIdle("09:15:02")
                    .with(ReplyKept.class, reply -> assertThat(reply.author()).isEqualTo(Author.ASSISTANT));
        }

        @Test
        void handsOverToTheQueue() {
            given(WITH_ASSISTANT, OPENED)
                    .when(assistantHandsOver("09:01"))
                    .then(PENDING)
                    .servedBy(null)
                    .until("57:01", EXPIRED)
                    .session(session -> assertThat(session.service().handoffs()).isEqualTo(1));
        }

        @Test
        void mayFailAndTheFallbackGoesOut() {
            given(WITH_ASSISTANT, OPENED)
                    .when(assistantFails("09:01"))
                    .then(PROGRESS)
                    .servedBy(ASSISTANT)
                    .until("33:00", EXPIRED)
                    .with(AssistantFailureKept.class, _ -> {})
                    .sending(ASSISTANT_FALLBACK)
                    .session(session ->
                            assertThat(session.dialogue().assistantFallbacks()).isEqualTo(1));
        }

        @Test
        void failsOnceMoreAtTheSameMessageWithoutAFurtherText() {
            given(WITH_ASSISTANT, customerAsks("09:00"), assistantFails("09:01"))
                    .when(assistantFails("09:02"))
                    .thenAccepted()
                    .sendingNothing()
                    .session(session ->
                            assertThat(session.dialogue().assistantFallbacks()).isEqualTo(2));
            given(WITH_ASSISTANT, customerAsks("09:00"), assistantFails("09:01"), customerAsks("09:02"))
                    .when(assistantFails("09:03"))
                    .sending(ASSISTANT_FALLBACK);
        }

        @Test
        void fallsBackThoughTheOrganisationWantsNoTexts() {
            ConversationPolicy silent = new ConversationPolicy(1, TimeoutPolicy.DEFAULTS, true, Set.of());

            given(silent, customerAsks("09:00")).when(assistantFails("09:01")).sending(ASSISTANT_FALLBACK);
        }

        @Test
        void mayNotClose() {
            Act close = act(
                    "assistant closes",
                    "09:01",
                    (state, at) -> Inputs.close(at, Inputs.sender("assistant", Role.ASSISTANT, "C", Screen.of(state))));

            given(WITH_ASSISTANT, OPENED).when(close).thenRejected(NOT_ALLOWED);
        }

        @Test
        void mayNotSpeakWhereItDoesNotServe() {
            Act[] takenOver = {customerAsks("09:00"), accepts(ANA, "09:01")};

            given(WITH_ASSISTANT, takenOver).when(assistantReplies("09:02")).thenRejected(NOT_YOURS);
            given(WITH_ASSISTANT, takenOver).when(assistantFails("09:02")).thenRejected(NOT_YOURS);
            given(WITH_ASSISTANT, takenOver).when(assistantHandsOver("09:02")).thenRejected(NOT_YOURS);
            given(OPENED).when(assistantReplies("09:02")).thenRejected(NOT_YOURS);
        }
    }

    @Nested
    class AnAgent {

        @Test
        void takesOverByAccepting() {
            given(WITH_ASSISTANT, OPENED)
                    .when(accepts(ANA, "09:05"))
                    .then(PROGRESS)
                    .servedBy(BY_ANA)
                    .until("33:05", EXPIRED)
                    .session(session ->
                            assertThat(session.service().acceptedBy()).isEqualTo("ana"));
        }

        @Test
        void takesOverByReplying() {
            given(WITH_ASSISTANT, OPENED)
                    .when(replies(ANA, "09:05"))
                    .then(PROGRESS)
                    .servedBy(BY_ANA)
                    .untilIdle("09:20");
        }

        @Test
        void mayNotCloseWhatTheAssistantServes() {
            given(WITH_ASSISTANT, OPENED).when(closes(ANA, "09:05")).thenRejected(NOT_YOURS);
            given(WITH_ASSISTANT, OPENED).when(closes(EVA, "09:05")).thenCloses(SUPPORT_CLOSED, BY_EVA);
        }

        @Test
        void getsItFromASupervisor() {
            given(WITH_ASSISTANT, OPENED)
                    .when(transfers(EVA, BIA, "09:05"))
                    .then(PROGRESS)
                    .servedBy(BY_BIA)
                    .with(HandedOff.class, _ -> {});
        }
    }
}
