package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.IDLE_TIMEOUT;
import static dev.prosa.contracts.vocabulary.CloseReason.SUPPORT_CLOSED;
import static dev.prosa.conversation.domain.Acts.BY_ANA;
import static dev.prosa.conversation.domain.Acts.BY_EVA;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.Who.OPERATOR;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.at;
import static dev.prosa.conversation.domain.Acts.atSession;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.closesUnseeing;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.fails;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.ALREADY_CLOSED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.CUSTOMER_WROTE;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ACCEPTED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_YOURS;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.SESSION_CLOSED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.STALE_SESSION;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.domain.Acts.Act;
import org.junit.jupiter.api.Test;

/// Within a day of a close a stronger reason revises it; an equal or weaker one is told the truth.
class RevisionTest {

    private static final Act[] IDLED_OUT = {
        customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), timerFires("09:20"), timerFires("10:20")
    };
    private static final Act[] CLOSED_BY_EVA = {customerAsks("09:00"), accepts(ANA, "09:01"), closes(EVA, "09:10")};

    @Test
    void anAgentsCloseIsStrongerThanTheClock() {
        given(IDLED_OUT)
                .when(closes(ANA, "10:20"))
                .thenRevises(AGENT_CLOSED, BY_ANA)
                .closed(closed -> {
                    assertThat(closed.closedAt()).isEqualTo(at("10:20"));
                    assertThat(closed.revisedAt()).isEqualTo(at("10:20"));
                    assertThat(closed.session().outcomes().previousReason()).isEqualTo(IDLE_TIMEOUT);
                    assertThat(closed.session().outcomes().closings())
                            .extracting(Outcomes.Closing::reason)
                            .containsExactly(IDLE_TIMEOUT, AGENT_CLOSED);
                });
    }

    @Test
    void aSupervisorsCloseIsStrongerThanAnAgents() {
        given(customerAsks("09:00"), accepts(ANA, "09:01"), closes(ANA, "09:10"))
                .when(closes(EVA, "09:11"))
                .thenRevises(SUPPORT_CLOSED, BY_EVA);
    }

    @Test
    void anEqualOrWeakerReasonIsToldTheTruth() {
        given(CLOSED_BY_EVA).when(closes(ANA, "09:11")).thenIgnored(ALREADY_CLOSED);
        given(CLOSED_BY_EVA).when(closes(EVA, "09:11")).thenIgnored(ALREADY_CLOSED);
    }

    @Test
    void theWindowIsADayLong() {
        given(IDLED_OUT).when(closes(ANA, "34:20")).thenRevises(AGENT_CLOSED, BY_ANA);
        given(IDLED_OUT).when(closes(ANA, "34:20:00.001")).thenRejected(SESSION_CLOSED);
        given(IDLED_OUT).when(fails(OPERATOR, "34:20:00.001")).thenRejected(SESSION_CLOSED);
    }

    @Test
    void aRevisionSendsNothingAgain() {
        given(IDLED_OUT)
                .when(closes(ANA, "10:21"))
                .thenRevises(AGENT_CLOSED, BY_ANA)
                .sendingNothing();
    }

    @Test
    void whoMayNotCloseMayNotRevise() {
        given(IDLED_OUT).when(closes(BIA, "10:21")).thenRejected(NOT_YOURS);
        given(customerAsks("09:00"), timerFires("57:00"))
                .when(closes(BIA, "57:01"))
                .thenRejected(NOT_ACCEPTED);
    }

    @Test
    void whoHasNotSeenTheLatestMessageMayNotRevise() {
        given(customerAsks("09:00"), accepts(ANA, "09:01"), customerAsks("09:02"), timerFires("33:02"))
                .when(closesUnseeing(ANA, "33:03"))
                .thenRejected(CUSTOMER_WROTE);
    }

    @Test
    void onceANewerSessionRunsTheOldOneIsSealed() {
        given(
                        customerAsks("09:00"),
                        accepts(ANA, "09:01"),
                        replies(ANA, "09:05"),
                        timerFires("09:20"),
                        timerFires("10:20"),
                        customerAsks("10:40"))
                .when(atSession(1, closes(ANA, "10:41")))
                .thenRejected(STALE_SESSION);
    }

    /// What was accepted for a revision is never refused later for a goodbye.
    @Test
    void aRevisionStandsWhenTheCustomerThanks() {
        given(
                        customerAsks("09:00"),
                        accepts(ANA, "09:01"),
                        replies(ANA, "09:05"),
                        timerFires("09:20"),
                        timerFires("10:20"),
                        closes(ANA, "10:21"))
                .when(customerThanks("10:22"))
                .thenStaysClosed();
    }

    @Test
    void afterARevisionByAPersonNobodyOfUsReopens() {
        given(
                        customerAsks("09:00"),
                        accepts(ANA, "09:01"),
                        replies(ANA, "09:05"),
                        timerFires("09:20"),
                        timerFires("10:20"),
                        closes(ANA, "10:21"))
                .when(replies(ANA, "10:22"))
                .thenRejected(SESSION_CLOSED);
    }
}
