package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.AssistantReplied;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.NoteRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.ConversationUpdated;
import dev.prosa.contracts.output.OutboundMessage;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.RecordVersion;
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
import dev.prosa.conversation.domain.SessionFacts;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.store.DeliveryRow;
import dev.prosa.conversation.store.MessageRow;
import dev.prosa.conversation.store.OutboxRow;
import dev.prosa.conversation.store.SessionRevisionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evolves one conversation by one decision's events and writes down what each of them leaves
/// behind: rows to store
/// and records to emit. Lives for one input.
final class Recorder {

    private static final Duration MESSAGING_WINDOW = Duration.ofHours(24);

    private final Working conversation;
    private final Incoming.Readable incoming;
    private final OrganizationPolicy policy;
    private final TextBook texts;
    private final Rows rows;
    private final ValueWriter values;
    private final ConversationState before;
    private final List<String> emitted = new ArrayList<>();
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
        this.texts = texts;
        this.rows = rows;
        this.values = values;
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
        emit(
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
        emit(answer.answeredAt(), answer);
    }

    /// Types of what left, in index order.
    String emitted() {
        return String.join(",", emitted);
    }

    /// `CLOSED`, `REVISED`, `REOPENED`, or null.
    @Nullable
    String outcome() {
        return outcome;
    }

    private void record(ConversationEvent event) {
        switch (event) {
            case CustomerMessageKept kept -> customerMessage(kept.position(), kept.at());
            case SurveyAnswered answered -> {
                customerMessage(answered.position(), answered.at());
                if (state instanceof Closed) {
                    pend("REVISED");
                }
            }
            case ReplyKept kept -> reply(kept);
            case NoteKept kept -> note(kept);
            case TextSent sent -> text(sent);
            case DeliveryAdvanced advanced -> delivery(advanced);
            case TimerArmed armed -> emit(armed.at(), new ArmedTimer(session().number(), armed.fireAt()));
            case SessionClosed closed -> {
                tombstone(closed.at());
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
        String json = emit(at, closed);
        rows.revisions.add(new SessionRevisionRow(closed, json));
    }

    private void customerMessage(long position, Instant at) {
        MessageReceived message = (MessageReceived) incoming.input();
        rows.messages.add(row(
                position,
                at,
                Author.CUSTOMER,
                null,
                null,
                message.messageSid(),
                null,
                message.body(),
                values.write(MessageDetails.of(message))));
    }

    private void reply(ReplyKept kept) {
        boolean agent = kept.author() == Author.AGENT;
        TextKind kind = agent ? TextKind.AGENT_REPLY : TextKind.ASSISTANT_REPLY;
        String by = agent ? sender() : null;
        String body = bodyOf(incoming.input());
        rows.messages.add(row(kept.position(), kept.at(), kept.author(), by, kind, null, kept.messageId(), body, null));
        outbound(kept.messageId(), kept.position(), kind, body, by, kept.at());
    }

    private void note(NoteKept kept) {
        String body = bodyOf(incoming.input());
        rows.messages.add(row(kept.position(), kept.at(), Author.NOTE, sender(), null, null, null, body, null));
    }

    private void text(TextSent sent) {
        MessageId id = MessageId.ofText(
                conversation.id(), session().number(), sent.kind().name(), sent.cause());
        String body = texts.text(policy, sent.kind());
        rows.messages.add(row(sent.position(), sent.at(), Author.SYSTEM, null, sent.kind(), null, id, body, null));
        outbound(id, sent.position(), sent.kind(), body, null, sent.at());
    }

    private void outbound(MessageId id, long position, TextKind kind, String body, @Nullable String by, Instant at) {
        Session session = session();
        Instant windowCloses = session.channel() == Channel.WHATSAPP
                ? SessionFacts.of(session).lastCustomerAt().plus(MESSAGING_WINDOW)
                : null;
        emit(
                at,
                new OutboundMessage(
                        id,
                        conversation.id(),
                        session.organization(),
                        session.number(),
                        position,
                        kind,
                        conversation.from(),
                        conversation.to(),
                        body,
                        by,
                        at,
                        windowCloses));
    }

    private void delivery(DeliveryAdvanced advanced) {
        rows.deliver(new DeliveryRow(
                conversation.id(),
                advanced.sid(),
                advanced.messageId(),
                session().organization(),
                advanced.status(),
                advanced.errorCode(),
                advanced.at()));
    }

    private MessageRow row(
            long position,
            Instant at,
            Author author,
            @Nullable String authorId,
            @Nullable TextKind kind,
            @Nullable MessageSid sid,
            @Nullable MessageId id,
            String body,
            @Nullable String details) {
        Session session = session();
        return new MessageRow(
                conversation.id(),
                position,
                session.number(),
                session.organization(),
                author,
                authorId,
                kind,
                sid,
                id,
                body,
                details,
                at,
                incoming.evidence());
    }

    private String emit(Instant at, Object value) {
        String json = values.write(value);
        leave(at, EventType.of(value), json);
        return json;
    }

    private void tombstone(Instant at) {
        leave(at, EventType.ARMED_TIMER, null);
    }

    private void leave(Instant at, EventType type, @Nullable String json) {
        RecordVersion version = new RecordVersion(
                incoming.evidence().partition(), incoming.evidence().offset(), emitted.size());
        rows.outbox.add(new OutboxRow(version, type, conversation.id().toString(), at, incoming.traceparent(), json));
        emitted.add(type.fileName());
    }

    private Session session() {
        return ((WithSession) state).session();
    }

    private @Nullable String sender() {
        return incoming.input() instanceof Command command
                ? command.command().agentId().value()
                : null;
    }

    private static String bodyOf(LoggedInput input) {
        return switch (input) {
            case ReplyRequested reply -> reply.body();
            case AssistantReplied reply -> reply.body();
            case NoteRequested note -> note.body();
            default -> throw new IllegalStateException(input.getClass() + " has no words");
        };
    }
}
