package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.CUSTOMER;
import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;
import static dev.prosa.contracts.vocabulary.TextKind.FAREWELL;
import static dev.prosa.contracts.vocabulary.TextKind.SURVEY;
import static dev.prosa.conversation.domain.Acts.BY_ANA;
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
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ACCEPTED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_YOURS;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.prosa.conversation.domain.Acts.Act;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The customer said goodbye at 09:10; a grace of three minutes runs.
class WaitingCloseTest {

    private static final Act[] SERVED = {
        customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), customerSaysGoodbye("09:10")
    };
    private static final Act[] UNSERVED = {customerAsks("09:00"), customerSaysGoodbye("09:10")};

    @Nested
    class TheCustomer {

        @Test
        void asksSomethingElseAndIsServedOn() {
            given(SERVED)
                    .when(customerAsks("09:12"))
                    .then(PROGRESS)
                    .servedBy(BY_ANA)
                    .until("33:12", EXPIRED);
        }

        @Test
        void asksSomethingElseAndWaitsOnWhereNobodyServed() {
            given(UNSERVED).when(customerAsks("09:12")).then(PENDING).until("57:12", EXPIRED);
        }

        @Test
        void thanksAndTheGraceRunsOn() {
            given(SERVED)
                    .when(customerThanks("09:12"))
                    .then(WAITING_CLOSE)
                    .until("09:13", USER_CLOSED)
                    .sendingNothing();
        }

        @Test
        void saysGoodbyeOnceMoreAndTheGraceRunsOn() {
            given(SERVED).when(customerSaysGoodbye("09:12")).then(WAITING_CLOSE).until("09:13", USER_CLOSED);
        }
    }

    @Nested
    class OurSide {

        @Test
        void acceptsWhatNobodyServedAndTheGraceRunsOn() {
            given(UNSERVED)
                    .when(accepts(ANA, "09:12"))
                    .then(WAITING_CLOSE)
                    .servedBy(BY_ANA)
                    .until("09:13", USER_CLOSED);
        }

        @Test
        void acceptsWhatIsServedAlready() {
            given(SERVED).when(accepts(ANA, "09:12")).thenIgnored(ALREADY_YOURS);
            given(SERVED).when(accepts(BIA, "09:12")).thenRejected(ALREADY_ACCEPTED);
        }

        @Test
        void repliesAndTheGraceRunsOn() {
            given(SERVED).when(replies(ANA, "09:12")).then(WAITING_CLOSE).until("09:13", USER_CLOSED);
            given(UNSERVED).when(replies(ANA, "09:12")).then(WAITING_CLOSE).servedBy(BY_ANA);
        }

        @Test
        void closesButTheCustomersGoodbyeIsTheStrongerReason() {
            given(SERVED)
                    .when(closes(ANA, "09:12"))
                    .thenCloses(USER_CLOSED, CUSTOMER)
                    .session(session -> assertThat(session.outcomes().closings())
                            .extracting(Outcomes.Closing::reason, Outcomes.Closing::by)
                            .containsExactly(tuple(AGENT_CLOSED, BY_ANA), tuple(USER_CLOSED, CUSTOMER)));
        }

        @Test
        void closesAsASupervisorAndTheGoodbyeStandsToo() {
            given(UNSERVED).when(closes(EVA, "09:12")).thenCloses(USER_CLOSED, CUSTOMER);
        }

        @Test
        void mayNotCloseWhatIsSomebodyElses() {
            given(SERVED).when(closes(BIA, "09:12")).thenRejected(NOT_YOURS);
            given(UNSERVED).when(closes(BIA, "09:12")).thenRejected(NOT_ACCEPTED);
        }
    }

    @Test
    void itsTimerCloses() {
        given(SERVED).when(timerFires("09:12:59.999")).thenIgnored(STALE_TIMEOUT);
        given(SERVED)
                .when(timerFires("09:13"))
                .thenCloses(USER_CLOSED, CUSTOMER)
                .sending(FAREWELL, SURVEY);
    }
}
