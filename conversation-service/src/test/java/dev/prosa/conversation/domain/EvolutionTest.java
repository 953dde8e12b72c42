package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.SYSTEM;
import static dev.prosa.contracts.vocabulary.CloseReason.FAILED;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.at;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.conversation.domain.ConversationEvent.IdleClockSet;
import dev.prosa.conversation.domain.ConversationEvent.NoteKept;
import dev.prosa.conversation.domain.ConversationEvent.OutcomeRevised;
import dev.prosa.conversation.domain.ConversationEvent.SessionClosed;
import dev.prosa.conversation.domain.ConversationEvent.SessionOpened;
import dev.prosa.conversation.domain.ConversationEvent.SessionReopened;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `evolve` refuses a history that cannot have happened.
class EvolutionTest {

    private static final Instant NINE = at("09:00");

    @Test
    void nothingHappensBeforeASessionOpens() {
        impossible(new NoSession(), new NoteKept(NINE, 1), "NoteKept cannot happen in NoSession");
        impossible(new NoSession(), closed(), "SessionClosed cannot happen in NoSession");
    }

    @Test
    void aSessionDoesNotOpenWhileOneRuns() {
        impossible(
                given(customerAsks("09:00")).state(),
                new SessionOpened(NINE, 2, Inputs.ACME, Channel.SMS, null, null, 1, null),
                "SessionOpened cannot happen in Pending");
    }

    @Test
    void onlyAClosedSessionIsReopenedOrRevised() {
        ConversationState open = given(customerAsks("09:00")).state();

        impossible(open, new SessionReopened(NINE), "SessionReopened cannot happen in Pending");
        impossible(
                open,
                new OutcomeRevised(NINE, FAILED, SYSTEM, Inputs.timer(NINE, 1), List.of()),
                "OutcomeRevised cannot happen in Pending");
    }

    @Test
    void aSessionClosesOnce() {
        impossible(
                given(customerAsks("09:00"), closes(EVA, "09:01")).state(),
                closed(),
                "SessionClosed cannot happen in Closed");
    }

    @Test
    void theIdleClockRunsInProgressOnly() {
        impossible(
                given(customerAsks("09:00")).state(),
                new IdleClockSet(NINE, NINE),
                "IdleClockSet cannot happen in Pending");
    }

    private static SessionClosed closed() {
        return new SessionClosed(NINE, FAILED, SYSTEM, Inputs.timer(NINE, 1), List.of());
    }

    private static void impossible(ConversationState state, ConversationEvent event, String message) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ConversationMachine.evolve(state, event))
                .withMessage(message);
    }
}
