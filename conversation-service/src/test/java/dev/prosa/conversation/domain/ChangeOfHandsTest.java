package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.SYSTEM;
import static dev.prosa.contracts.vocabulary.CloseReason.FAILED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.conversation.domain.Acts.BY_BIA;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.at;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerScores;
import static dev.prosa.conversation.domain.Acts.ofAnotherOrganisation;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Acts.underNewOwner;
import static dev.prosa.conversation.domain.Altered.RIVAL;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.ADDRESS_CHANGED_HANDS;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NO_SUCH_CONVERSATION;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.domain.Acts.Act;
import dev.prosa.conversation.domain.ConversationEvent.SessionClosed;
import dev.prosa.conversation.domain.ConversationEvent.SessionReopened;
import dev.prosa.conversation.domain.ConversationEvent.SurveyAnswered;
import dev.prosa.conversation.domain.ConversationEvent.TimerArmed;
import org.junit.jupiter.api.Test;

/// The channel address comes to belong to another organisation: a session never changes hands with
/// it.
class ChangeOfHandsTest {

    private static final Act[] SERVED = {customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05")};

    @Test
    void aMessageEndsTheOldOwnersSessionAndOpensTheNewOnes() {
        given(SERVED)
                .when(underNewOwner(customerAsks("09:10")))
                .thenOpensSession(2, PENDING)
                .servedBy(null)
                .with(SessionClosed.class, closed -> {
                    assertThat(closed.reason()).isEqualTo(FAILED);
                    assertThat(closed.by()).isEqualTo(SYSTEM);
                })
                .with(TimerArmed.class, armed -> assertThat(armed.fireAt()).isEqualTo(at("57:10")))
                .session(session -> {
                    assertThat(session.organization()).isEqualTo(RIVAL);
                    assertThat(session.previousSession()).isNull();
                    assertThat(session.contextFrom()).isNull();
                });
    }

    @Test
    void aClosedSessionIsNotReopenedForTheNewOwner() {
        given(customerAsks("09:00"), accepts(ANA, "09:01"), closes(ANA, "09:05"))
                .when(underNewOwner(customerAsks("09:06")))
                .thenOpensSession(2, PENDING)
                .without(SessionReopened.class)
                .session(session -> assertThat(session.previousSession()).isNull());
    }

    @Test
    void aScoreIsNotTheNewOwners() {
        given(customerAsks("09:00"), accepts(ANA, "09:01"), closes(ANA, "09:05"))
                .when(underNewOwner(customerScores("09:06", 5)))
                .thenOpensSession(2, PENDING)
                .without(SurveyAnswered.class);
    }

    @Test
    void theOldOwnersAgentsAreTold() {
        given(SERVED).when(underNewOwner(replies(ANA, "09:10"))).thenRejected(ADDRESS_CHANGED_HANDS);
        given(SERVED).when(underNewOwner(closes(EVA, "09:10"))).thenRejected(ADDRESS_CHANGED_HANDS);
    }

    @Test
    void theOldOwnersAgentsDoNotSeeTheNewSession() {
        given(customerAsks("09:00"), accepts(ANA, "09:01"), underNewOwner(customerAsks("09:10")))
                .when(underNewOwner(replies(ANA, "09:11")))
                .thenRejected(NO_SUCH_CONVERSATION);
    }

    @Test
    void theNewOwnersAgentsServeIt() {
        given(customerAsks("09:00"), accepts(ANA, "09:01"), underNewOwner(customerAsks("09:10")))
                .when(underNewOwner(ofAnotherOrganisation(accepts(BIA, "09:11"))))
                .then(PROGRESS)
                .servedBy(BY_BIA);
    }

    @Test
    void whereNobodyWritesTheTimerEndsIt() {
        given(SERVED).when(underNewOwner(timerFires("09:20"))).thenCloses(FAILED, SYSTEM);
    }
}
