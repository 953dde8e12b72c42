package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.CUSTOMER;
import static dev.prosa.contracts.vocabulary.Actor.SYSTEM;
import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.SUPPORT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.conversation.domain.Acts.BY_ANA;
import static dev.prosa.conversation.domain.Acts.Who.ADMINISTRATOR;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.BIA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.Who.OPERATOR;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.assistantFails;
import static dev.prosa.conversation.domain.Acts.assistantHandsOver;
import static dev.prosa.conversation.domain.Acts.assistantReplies;
import static dev.prosa.conversation.domain.Acts.atSession;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.closesUnseeing;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.customerThanks;
import static dev.prosa.conversation.domain.Acts.fails;
import static dev.prosa.conversation.domain.Acts.notes;
import static dev.prosa.conversation.domain.Acts.ofAnotherOrganisation;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.sayingNothingSeen;
import static dev.prosa.conversation.domain.Acts.transfers;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.CUSTOMER_WROTE;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ALLOWED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NO_SUCH_CONVERSATION;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.SEEN_REQUIRED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.STALE_SESSION;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.conversation.domain.Acts.Act;
import dev.prosa.conversation.domain.ConversationEvent.NoteKept;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What a command must carry, whatever the status.
class CommandsTest {

    private static final Act[] SERVED = {customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05")};

    @Nested
    class OfAnotherOrganisation {

        @Test
        void findsNothing() {
            for (Act command : List.of(
                    accepts(ANA, "09:06"),
                    replies(ANA, "09:06"),
                    closes(EVA, "09:06"),
                    transfers(EVA, BIA, "09:06"),
                    notes(ANA, "09:06"),
                    fails(OPERATOR, "09:06"),
                    assistantReplies("09:06"),
                    assistantFails("09:06"),
                    assistantHandsOver("09:06"))) {
                given(SERVED).when(ofAnotherOrganisation(command)).thenRejected(NO_SUCH_CONVERSATION);
            }
        }

        @Test
        void findsNoClosedSessionEither() {
            given(customerAsks("09:00"), closes(EVA, "09:01"))
                    .when(ofAnotherOrganisation(closes(EVA, "09:02")))
                    .thenRejected(NO_SUCH_CONVERSATION);
        }
    }

    @Nested
    class AimedAtASession {

        @Test
        void thatIsNotYetThereIsStale() {
            given(SERVED).when(atSession(2, closes(ANA, "09:06"))).thenRejected(STALE_SESSION);
        }

        @Test
        void thatIsNotSaidMeansTheCurrentOne() {
            given(SERVED).when(atSession(null, closes(ANA, "09:06"))).thenCloses(AGENT_CLOSED, BY_ANA);
        }
    }

    @Nested
    class AClose {

        private static final Act[] ASKED_AGAIN = {
            customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), customerAsks("09:06")
        };

        @Test
        void saysWhatWasSeen() {
            given(SERVED).when(sayingNothingSeen(closes(ANA, "09:06"))).thenRejected(SEEN_REQUIRED);
        }

        @Test
        void byWhoHasNotSeenTheLatestMessageIsRefusedToEverybody() {
            given(ASKED_AGAIN).when(closesUnseeing(ANA, "09:06")).thenRejected(CUSTOMER_WROTE);
            given(ASKED_AGAIN).when(closesUnseeing(EVA, "09:06")).thenRejected(CUSTOMER_WROTE);
            given(ASKED_AGAIN).when(closesUnseeing(ADMINISTRATOR, "09:06")).thenRejected(CUSTOMER_WROTE);
        }

        @Test
        void byWhoHasSeenItCloses() {
            given(ASKED_AGAIN).when(closes(ANA, "09:07")).thenCloses(AGENT_CLOSED, BY_ANA);
        }

        @Test
        void mayMissThanksAndGoodbyes() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"), customerThanks("09:06"))
                    .when(closesUnseeing(ANA, "09:06"))
                    .thenCloses(AGENT_CLOSED, BY_ANA);
            given(customerAsks("09:00"), accepts(ANA, "09:01"), customerSaysGoodbye("09:06"))
                    .when(closesUnseeing(ANA, "09:06"))
                    .thenCloses(USER_CLOSED, CUSTOMER);
        }
    }

    @Nested
    class Roles {

        @Test
        void operatorsServeNobody() {
            given(customerAsks("09:00")).when(accepts(OPERATOR, "09:01")).thenRejected(NOT_ALLOWED);
            given(customerAsks("09:00")).when(replies(OPERATOR, "09:01")).thenRejected(NOT_ALLOWED);
        }

        @Test
        void operatorsMayClose() {
            given(SERVED).when(closes(OPERATOR, "09:06")).thenCloses(SUPPORT_CLOSED, SYSTEM);
        }
    }

    @Nested
    class ANote {

        @Test
        void isKeptByAnybodyAndMovesNothing() {
            given(SERVED)
                    .when(notes(BIA, "09:10"))
                    .then(PROGRESS)
                    .servedBy(BY_ANA)
                    .untilIdle("09:20")
                    .with(NoteKept.class, _ -> {})
                    .session(session ->
                            assertThat(session.dialogue().lastWordBy()).isEqualTo(Author.AGENT));
        }
    }
}
