package dev.prosa.conversation.handling;

import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.ConversationUpdated;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.conversation.domain.ConversationEvent;
import dev.prosa.conversation.domain.ConversationEvent.AssistantFailureKept;
import dev.prosa.conversation.domain.ConversationEvent.CustomerMessageKept;
import dev.prosa.conversation.domain.ConversationEvent.DeliveryAdvanced;
import dev.prosa.conversation.domain.ConversationEvent.HandedOff;
import dev.prosa.conversation.domain.ConversationEvent.IdleClockSet;
import dev.prosa.conversation.domain.ConversationEvent.NoteKept;
import dev.prosa.conversation.domain.ConversationEvent.OutcomeRevised;
import dev.prosa.conversation.domain.ConversationEvent.ReplyKept;
import dev.prosa.conversation.domain.ConversationEvent.Served;
import dev.prosa.conversation.domain.ConversationEvent.SessionClosed;
import dev.prosa.conversation.domain.ConversationEvent.SessionOpened;
import dev.prosa.conversation.domain.ConversationEvent.SessionReopened;
import dev.prosa.conversation.domain.ConversationEvent.StatusEntered;
import dev.prosa.conversation.domain.ConversationEvent.SurveyAnswered;
import dev.prosa.conversation.domain.ConversationEvent.TextSent;
import dev.prosa.conversation.domain.ConversationEvent.TimerArmed;
import dev.prosa.conversation.domain.ConversationEvent.TimerCleared;
import dev.prosa.conversation.domain.ConversationEvent.Unserved;
import dev.prosa.conversation.domain.ConversationMachine;
import dev.prosa.conversation.domain.ConversationState;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Decision;
import dev.prosa.conversation.domain.Session;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.store.SessionRevisionRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evolves one conversation by one decision's events and writes down what each of them leaves
/// behind: rows to store and records to emit. Lives for one input.
final class Recorder {

    private final Working conversation;
    private final Incoming.Readable incoming;
    private final OrganizationPolicy policy;
    private final Rows rows;
    private final Departures departures;
    private final Utterances utterances;
    private final ConversationState before;
    private ConversationState state;
    private boolean outcomePending;
    private @Nullable String outcome;

    Recorder(
            Working conversation,
            Incoming.Readable incoming,
            OrganizationPolicy policy,
            TextBook texts,
            Rows rows,
            ValueWriter values) {
        this.conversation = conversation;
        this.incoming = incoming;
        this.policy = policy;
        this.rows = rows;
        this.departures = new Departures(conversation, incoming, rows, values);
        this.utterances = new Utterances(conversation, incoming, policy, texts, rows, departures, values);
        this.before = conversation.state();
        this.state = before;
    }

    /// Applies the events in order.
    void apply(List<ConversationEvent> events) {
        for (ConversationEvent event : events) {
            if (event instanceof SessionOpened) {
                flushOutcome(event.at());
            }
            state = ConversationMachine.evolve(state, event);
            record(event);
        }
        if (!events.isEmpty()) {
            flushOutcome(events.getFirst().at());
            conversation.change(state, policy.policy(), incoming.evidence());
        }
    }

    ConversationState state() {
        return state;
    }

    /// Tells consoles and the assistant that something changed.
    void update(Actor by, Instant at) {
        if (!(state instanceof WithSession with)) {
            return;
        }
        Session session = with.session();
        Closed closed = with instanceof Closed is ? is : null;
        departures.emit(
                at,
                new ConversationUpdated(
                        conversation.id(),
                        session.organization(),
                        session.number(),
                        session.outcomes().revision(),
                        before instanceof WithSession was ? was.status() : null,
                        with.status(),
                        session.servedBy(),
                        conversation.deadline() == null
                                ? null
                                : conversation.deadline().at(),
                        closed == null ? null : closed.reason(),
                        session.lastPosition(),
                        incoming.input().getClass().getSimpleName(),
                        by,
                        at,
                        incoming.evidence()));
    }

    /// Words the answer, as the conversation stands now.
    CommandAnswered answering(Command command, Decision decision, Instant at) {
        return Answers.answer(command, decision, state, at, incoming.evidence());
    }

    void answer(CommandAnswered answer) {
        departures.emit(answer.answeredAt(), answer);
    }

    /// Types of what left, in index order.
    String emitted() {
        return departures.types();
    }

    /// `CLOSED`, `REVISED`, `REOPENED`, or null.
    @Nullable
    String outcome() {
        return outcome;
    }

    private void record(ConversationEvent event) {
        switch (event) {
            case CustomerMessageKept kept -> utterances.customerMessage(session(), kept.position(), kept.at());
            case SurveyAnswered answered -> {
                utterances.customerMessage(session(), answered.position(), answered.at());
                if (state instanceof Closed) {
                    pend("REVISED");
                }
            }
            case ReplyKept kept -> utterances.reply(session(), kept);
            case NoteKept kept -> utterances.note(session(), kept);
            case TextSent sent -> utterances.text(session(), sent);
            case DeliveryAdvanced advanced -> utterances.delivery(session(), advanced);
            case TimerArmed armed ->
                departures.emit(armed.at(), new ArmedTimer(session().number(), armed.fireAt()));
            case SessionClosed closed -> {
                departures.tombstone(closed.at());
                pend("CLOSED");
            }
            case OutcomeRevised _ -> pend("REVISED");
            case SessionReopened _ -> pend("REOPENED");
            case SessionOpened _ -> {
                if (incoming.input() instanceof MessageReceived message) {
                    conversation.between(message.channelAddress(), message.customerAddress());
                }
            }
            case AssistantFailureKept _,
                    Served _,
                    Unserved _,
                    HandedOff _,
                    StatusEntered _,
                    IdleClockSet _,
                    TimerCleared _ -> {
                // seen in the state
            }
        }
    }

    /// The record shows the session as this input leaves it, so it is built after the input's last
    /// event.
    private void pend(String kind) {
        outcomePending = true;
        outcome = kind;
    }

    private void flushOutcome(Instant at) {
        if (!outcomePending || !(state instanceof WithSession with)) {
            return;
        }
        outcomePending = false;
        Closed closedBefore = before instanceof Closed closed ? closed : null;
        ClosedConversation closed = ClosedRecords.of(conversation.id(), with, closedBefore, incoming.evidence());
        String json = departures.emit(at, closed);
        rows.revisions.add(new SessionRevisionRow(closed, json));
    }

    private Session session() {
        return ((WithSession) state).session();
    }
}
