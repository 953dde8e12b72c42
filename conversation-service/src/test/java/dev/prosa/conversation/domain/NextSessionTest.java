package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;
import static dev.prosa.contracts.vocabulary.TextKind.GREETING;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.atSession;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.STALE_TIMEOUT;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.STALE_SESSION;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.domain.Acts.Act;
import dev.prosa.conversation.domain.ConversationEvent.CustomerMessageKept;
import dev.prosa.conversation.domain.ConversationEvent.TimerArmed;
import org.junit.jupiter.api.Test;

/// A message after the window opens the next session, which knows the one before.
class NextSessionTest {

    private static final Act[] CLOSED = {
        customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), closes(ANA, "09:10")
    };

    @Test
    void itIsLinkedToTheOneBefore() {
        given(CLOSED)
                .when(customerAsks("10:00"))
                .thenOpensSession(2, PENDING)
                .servedBy(null)
                .until("58:00", EXPIRED)
                .sending(GREETING)
                .session(session -> {
                    assertThat(session.previousSession()).isEqualTo(1);
                    assertThat(session.contextFrom()).isEqualTo(1);
                    assertThat(session.outcomes().revision()).isZero();
                });
    }

    @Test
    void itOpensAsTheFirstRowSays() {
        given(CLOSED).when(customerThanks("10:00")).thenOpensSession(2, PENDING);
        given(CLOSED)
                .when(customerSaysGoodbye("10:00"))
                .thenOpensSession(2, WAITING_CLOSE)
                .until("10:03", USER_CLOSED);
    }

    @Test
    void positionsGoOnCounting() {
        given(customerAsks("09:00"), closes(EVA, "09:10"))
                .when(customerAsks("10:00"))
                .with(
                        CustomerMessageKept.class,
                        kept -> assertThat(kept.position())
                                .as("after the question, the greeting, the farewell and the survey")
                                .isEqualTo(5));
    }

    @Test
    void onlyTheLastMessagesLieOnTopOfAnAnsweredOne() {
        Act[] chatty = {
            customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:02"), replies(ANA, "09:03"),
            replies(ANA, "09:04"), replies(ANA, "09:05"), replies(ANA, "09:06"), replies(ANA, "09:07"),
            replies(ANA, "09:08"), replies(ANA, "09:09"), replies(ANA, "09:10"), replies(ANA, "09:11"),
            closes(ANA, "09:12")
        };

        given(chatty)
                .when(customerAsks("10:00"))
                .session(session -> assertThat(session.contextFrom())
                        .as("ten messages up to the survey, the fourteenth")
                        .isEqualTo(5));
    }

    @Test
    void aClickMeantForTheOldSessionNeverTouchesTheNew() {
        Act[] renewed = {customerAsks("09:00"), accepts(ANA, "09:01"), closes(ANA, "09:10"), customerAsks("10:00")};

        given(renewed).when(atSession(1, accepts(BIA, "10:01"))).thenRejected(STALE_SESSION);
        given(renewed).when(atSession(1, replies(BIA, "10:01"))).thenRejected(STALE_SESSION);
        given(renewed).when(atSession(1, closes(EVA, "10:01"))).thenRejected(STALE_SESSION);
        given(renewed).when(timerFires("58:00", 1)).thenIgnored(STALE_TIMEOUT).without(TimerArmed.class);
    }
}
