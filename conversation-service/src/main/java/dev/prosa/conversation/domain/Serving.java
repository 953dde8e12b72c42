package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.ALREADY_YOURS;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.ALREADY_ACCEPTED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.HANDED_OFF;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ACCEPTED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_ALLOWED;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NOT_YOURS;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.domain.ConversationEvent.AssistantFailureKept;
import dev.prosa.conversation.domain.ConversationEvent.HandedOff;
import dev.prosa.conversation.domain.ConversationEvent.IdleClockSet;
import dev.prosa.conversation.domain.ConversationEvent.NoteKept;
import dev.prosa.conversation.domain.ConversationEvent.ReplyKept;
import dev.prosa.conversation.domain.ConversationEvent.Served;
import dev.prosa.conversation.domain.ConversationEvent.StatusEntered;
import dev.prosa.conversation.domain.ConversationEvent.Unserved;
import dev.prosa.conversation.domain.ConversationInput.AcceptRequested;
import dev.prosa.conversation.domain.ConversationInput.AssistantFailed;
import dev.prosa.conversation.domain.ConversationInput.AssistantHandedOver;
import dev.prosa.conversation.domain.ConversationInput.AssistantReplied;
import dev.prosa.conversation.domain.ConversationInput.Command;
import dev.prosa.conversation.domain.ConversationInput.NoteRequested;
import dev.prosa.conversation.domain.ConversationInput.Reply;
import dev.prosa.conversation.domain.ConversationInput.ReplyRequested;
import dev.prosa.conversation.domain.ConversationInput.TransferRequested;
import dev.prosa.conversation.domain.ConversationState.AwaitingConfirmation;
import dev.prosa.conversation.domain.ConversationState.Idle;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.Pending;
import dev.prosa.conversation.domain.ConversationState.Progress;
import dev.prosa.conversation.domain.ConversationState.WaitingClose;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Decision.Accepted;
import dev.prosa.conversation.domain.Decision.Ignored;
import dev.prosa.conversation.domain.Decision.Rejected;
import java.time.Instant;

/// Our side serves while a session is open: accepting, answering, passing on.
final class Serving {

    private Serving() {}

    static Decision acceptPending(Pending pending, AcceptRequested accept) {
        if (!mayServe(accept.sender())) {
            return new Rejected(NOT_ALLOWED);
        }
        if (justReleased(pending, accept)) {
            return new Rejected(HANDED_OFF);
        }
        return accepted(served(pending, accept.sender(), accept.at()).enter(PROGRESS, accept.at()));
    }

    /// Takes a session nobody, or the assistant, serves. Only words move the status and its clock,
    /// but taking over in
    /// PROGRESS begins a new stretch of it.
    static Decision accept(Open open, AcceptRequested accept) {
        Session session = open.session();
        if (!mayServe(accept.sender())) {
            return new Rejected(NOT_ALLOWED);
        }
        if (session.isServedBy(accept.sender())) {
            return Ignored.because(ALREADY_YOURS);
        }
        if (!session.isFree()) {
            return new Rejected(ALREADY_ACCEPTED);
        }
        if (justReleased(open, accept)) {
            return new Rejected(HANDED_OFF);
        }
        Draft draft = served(open, accept.sender(), accept.at());
        if (open instanceof Progress progress) {
            draft.add(new StatusEntered(accept.at(), PROGRESS, progress.customerOwesSince(), progress.withdrawnAt()));
        }
        return accepted(draft);
    }

    /// An agent's words take a free session; the assistant's need its being served by the
    /// assistant.
    static Decision reply(Open open, Reply reply) {
        Sender sender = reply.sender();
        boolean mine = open.session().isServedBy(sender);
        Author author = switch (reply) {
            case ReplyRequested _ -> Author.AGENT;
            case AssistantReplied _ -> Author.ASSISTANT;
        };
        if (author == Author.AGENT && !mayServe(sender)) {
            return new Rejected(NOT_ALLOWED);
        }
        if (!mine && (author == Author.ASSISTANT || !open.session().isFree())) {
            return new Rejected(NOT_YOURS);
        }
        if (justReleased(open, reply)) {
            return new Rejected(HANDED_OFF);
        }
        Draft draft = mine ? new Draft(open) : served(open, sender, reply.at());
        boolean seen = sender.hasSeen(open.session().dialogue().lastCustomerPosition());
        draft.add(new ReplyKept(reply.at(), draft.nextPosition(), reply.messageId(), author, seen));
        return accepted(moved(draft, open, seen, reply.at()));
    }

    /// Whoever wrote without having seen the customer's latest message neither starts the idle
    /// clock nor withdraws a
    /// question.
    private static Draft moved(Draft draft, Open from, boolean seen, Instant at) {
        return switch (from) {
            case Pending _ -> draft.add(new StatusEntered(at, PROGRESS, seen ? at : null, null));
            case Progress progress ->
                draft.add(new IdleClockSet(at, seen || progress.customerOwesSince() != null ? at : null));
            case Idle _ -> draft.add(new StatusEntered(at, PROGRESS, at, null));
            case AwaitingConfirmation _ -> seen ? draft.add(new StatusEntered(at, PROGRESS, at, at)) : draft;
            case WaitingClose _ -> draft;
        };
    }

    static Decision transfer(Open open, TransferRequested transfer) {
        Session session = open.session();
        Sender sender = transfer.sender();
        if (sender.role() == Role.ASSISTANT) {
            return new Rejected(NOT_ALLOWED);
        }
        if (!sender.role().supervises() && !session.isServedBy(sender)) {
            return new Rejected(session.isServed() ? NOT_YOURS : NOT_ACCEPTED);
        }
        if (transfer.toAgent() == null) {
            return queue(open, transfer);
        }
        Actor next = Actor.agent(transfer.toAgent().value());
        if (next.equals(session.servedBy())) {
            return new Rejected(ALREADY_ACCEPTED);
        }
        Draft draft = new Draft(open);
        if (session.isServed()) {
            draft.add(new HandedOff(transfer.at()));
        }
        draft.add(new Served(transfer.at(), next));
        return accepted(open instanceof Pending ? draft.enter(PROGRESS, transfer.at()) : draft);
    }

    /// A supervisor does not take the session from somebody who took it in this very moment.
    private static Decision queue(Open open, TransferRequested transfer) {
        Session session = open.session();
        if (!session.isServed()) {
            return new Rejected(NOT_ACCEPTED);
        }
        if (!session.isServedBy(transfer.sender()) && session.service().isJustTaken(transfer.at())) {
            return new Rejected(ALREADY_ACCEPTED);
        }
        return accepted(queued(open, transfer));
    }

    static Decision handOver(Open open, AssistantHandedOver handover) {
        return open.session().isServedBy(handover.sender())
                ? accepted(queued(open, handover))
                : new Rejected(NOT_YOURS);
    }

    static Decision assistantFailed(Open open, AssistantFailed failure) {
        return open.session().isServedBy(failure.sender())
                ? accepted(new Draft(open).add(new AssistantFailureKept(failure.at())))
                : new Rejected(NOT_YOURS);
    }

    static Decision note(WithSession state, NoteRequested note) {
        return accepted(
                new Draft(state).add(new NoteKept(note.at(), state.session().lastPosition() + 1)));
    }

    /// A goodbye under way goes on; otherwise the session waits for somebody again.
    private static Draft queued(Open open, Command command) {
        Instant at = command.at();
        Actor from = open.session().isServedBy(command.sender())
                ? null
                : open.session().servedBy();
        Draft draft = new Draft(open).add(new HandedOff(at)).add(new Unserved(at, from));
        return switch (open) {
            case Pending _, Progress _, Idle _ -> draft.enter(PENDING, at);
            case AwaitingConfirmation _, WaitingClose _ -> draft;
        };
    }

    private static boolean justReleased(Open open, Command command) {
        return open.session().service().isJustReleasedFrom(command.sender().asServer(), command.at());
    }

    private static Draft served(Open open, Sender sender, Instant at) {
        return new Draft(open).add(new Served(at, sender.asServer()));
    }

    private static boolean mayServe(Sender sender) {
        return sender.role() != Role.ASSISTANT && sender.role() != Role.OPERATOR;
    }

    private static Decision accepted(Draft draft) {
        return new Accepted(draft.events());
    }
}
