package dev.prosa.conversation.domain;

import static dev.prosa.conversation.domain.Decision.Ignored.Why.STALE_TIMEOUT;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NO_SUCH_CONVERSATION;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.SESSION_CLOSED;

import dev.prosa.conversation.domain.ConversationInput.AcceptRequested;
import dev.prosa.conversation.domain.ConversationInput.AssistantFailed;
import dev.prosa.conversation.domain.ConversationInput.AssistantHandedOver;
import dev.prosa.conversation.domain.ConversationInput.AssistantReplied;
import dev.prosa.conversation.domain.ConversationInput.CloseRequested;
import dev.prosa.conversation.domain.ConversationInput.Command;
import dev.prosa.conversation.domain.ConversationInput.DeliveryReported;
import dev.prosa.conversation.domain.ConversationInput.FailRequested;
import dev.prosa.conversation.domain.ConversationInput.MessageReceived;
import dev.prosa.conversation.domain.ConversationInput.NoteRequested;
import dev.prosa.conversation.domain.ConversationInput.Reply;
import dev.prosa.conversation.domain.ConversationInput.ReplyRequested;
import dev.prosa.conversation.domain.ConversationInput.TimeoutElapsed;
import dev.prosa.conversation.domain.ConversationInput.TransferRequested;
import dev.prosa.conversation.domain.ConversationState.AwaitingConfirmation;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.Idle;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.Pending;
import dev.prosa.conversation.domain.ConversationState.Progress;
import dev.prosa.conversation.domain.ConversationState.WaitingClose;
import dev.prosa.conversation.domain.Decision.Ignored;
import dev.prosa.conversation.domain.Decision.Rejected;

/// The state machine: what becomes of each input in each status. Pure; time arrives on the input.
///
/// ```
///            message        accept, reply        idle clock
///   (none) ─────────▶ PENDING ─────────▶ PROGRESS ─────────▶ IDLE
///                        │                  │ ▲ message, reply │
///                        │                  │ └────────────────┤
///          half goodbye  ▼                  ▼                  ▼
///                     AWAITING_CONFIRMATION ◀── from any of the three; a no, or a new question, leads back
///          goodbye       │ yes
///                        ▼
///                     WAITING_CLOSE ── grace ──▶ CLOSED (USER_CLOSED)
///
///   every open status ── its clock, a close, a failure ──▶ CLOSED
///   CLOSED ── whoever wrote or clicked in the same moment ──▶ decided as if just before: reopened, revised or kept
///   CLOSED ── a later message ──▶ the next session
/// ```
public final class ConversationMachine {

    private ConversationMachine() {}

    /// Decides one input.
    ///
    /// @param policy the version in force at this input
    /// @return accepted with what happened, ignored or rejected with a reason; nothing expected is
    ///     thrown
    public static Decision decide(ConversationState state, ConversationInput input, ConversationPolicy policy) {
        Decision settled = Admission.settle(state, input, policy);
        Decision decision = settled == null ? decided(new Step(state, input), policy) : settled;
        return Consequences.of(state, input, decision, policy);
    }

    /// Applies what happened.
    ///
    /// @throws IllegalStateException if it cannot have happened in this state
    public static ConversationState evolve(ConversationState state, ConversationEvent event) {
        return Evolution.evolve(state, event);
    }

    /// An input meets a state.
    record Step(ConversationState state, ConversationInput input) {}

    /// The whole transition table. A new state or input does not compile until it has its row.
    /// Consequences (texts,
    /// timers) follow elsewhere, from comparing the session before and after.
    static Decision decided(Step step, ConversationPolicy policy) {
        return switch (step) {
            case Step(NoSession none, MessageReceived message) -> Opening.first(none, message, policy);
            case Step(NoSession _, Command _) -> new Rejected(NO_SUCH_CONVERSATION);
            case Step(NoSession _, TimeoutElapsed _) -> Ignored.because(STALE_TIMEOUT);
            case Step(NoSession _, DeliveryReported _) -> Ignored.because(Ignored.Why.NO_SUCH_CONVERSATION);

            case Step(Pending pending, MessageReceived message) -> Listening.inPending(pending, message);
            case Step(Progress progress, MessageReceived message) -> Listening.inProgress(progress, message);
            case Step(Idle idle, MessageReceived message) -> Listening.inIdle(idle, message);
            case Step(AwaitingConfirmation asked, MessageReceived message) -> Listening.whenAsked(asked, message);
            case Step(WaitingClose waiting, MessageReceived message) -> Listening.inGrace(waiting, message);

            case Step(Pending pending, AcceptRequested accept) -> Serving.acceptPending(pending, accept);
            case Step(Open open, AcceptRequested accept) -> Serving.accept(open, accept);
            case Step(Open open, Reply reply) -> Serving.reply(open, reply);
            case Step(Open open, TransferRequested transfer) -> Serving.transfer(open, transfer);
            case Step(Open open, AssistantHandedOver handover) -> Serving.handOver(open, handover);
            case Step(Open open, AssistantFailed failure) -> Serving.assistantFailed(open, failure);
            case Step(Open open, NoteRequested note) -> Serving.note(open, note);

            case Step(Open open, CloseRequested close) -> Closing.close(open, close);
            case Step(Open open, FailRequested fail) -> Closing.fail(open, fail);
            case Step(Open open, DeliveryReported report) -> Closing.delivery(open, report);
            case Step(Open open, TimeoutElapsed timeout) -> Closing.timeout(open, timeout, policy.timeouts());

            case Step(Closed closed, MessageReceived message) -> Afterwards.message(closed, message, policy);
            case Step(Closed closed, AcceptRequested accept) -> Afterwards.accept(closed, accept, policy);
            case Step(Closed closed, ReplyRequested reply) -> Afterwards.reply(closed, reply, policy);
            case Step(Closed closed, CloseRequested close) -> Afterwards.close(closed, close, policy.timeouts());
            case Step(Closed closed, FailRequested fail) -> Afterwards.fail(closed, fail, policy.timeouts());
            case Step(Closed closed, DeliveryReported report) -> Afterwards.delivery(closed, report, policy.timeouts());
            case Step(Closed closed, NoteRequested note) -> Serving.note(closed, note);
            case Step(Closed _, TimeoutElapsed _) -> Ignored.because(STALE_TIMEOUT);
            case Step(Closed _, AssistantReplied _) -> new Rejected(SESSION_CLOSED);
            case Step(Closed _, AssistantFailed _) -> new Rejected(SESSION_CLOSED);
            case Step(Closed _, AssistantHandedOver _) -> new Rejected(SESSION_CLOSED);
            case Step(Closed _, TransferRequested _) -> new Rejected(SESSION_CLOSED);
        };
    }
}
