package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.AssistantReplied;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.NoteRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.output.OutboundMessage;
import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.ConversationEvent.DeliveryAdvanced;
import dev.prosa.conversation.domain.ConversationEvent.NoteKept;
import dev.prosa.conversation.domain.ConversationEvent.ReplyKept;
import dev.prosa.conversation.domain.ConversationEvent.TextSent;
import dev.prosa.conversation.domain.Session;
import dev.prosa.conversation.domain.SessionFacts;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.store.DeliveryRow;
import dev.prosa.conversation.store.MessageRow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes down what one input has said, and sends what the customer shall read of it.
final class Utterances {

    /// WhatsApp takes free text no longer than this after the customer's last message.
    private static final Duration MESSAGING_WINDOW = Duration.ofHours(24);

    private final Working conversation;
    private final Incoming.Readable incoming;
    private final OrganizationPolicy policy;
    private final TextBook texts;
    private final Rows rows;
    private final Departures departures;
    private final ValueWriter values;

    Utterances(
            Working conversation,
            Incoming.Readable incoming,
            OrganizationPolicy policy,
            TextBook texts,
            Rows rows,
            Departures departures,
            ValueWriter values) {
        this.conversation = conversation;
        this.incoming = incoming;
        this.policy = policy;
        this.texts = texts;
        this.rows = rows;
        this.departures = departures;
        this.values = values;
    }

    void customerMessage(Session session, long position, Instant at) {
        MessageReceived message = (MessageReceived) incoming.input();
        keep(session, position, at, new Said(Author.CUSTOMER, null, null, message.messageSid(), null), message.body());
    }

    void reply(Session session, ReplyKept kept) {
        boolean agent = kept.author() == Author.AGENT;
        TextKind kind = agent ? TextKind.AGENT_REPLY : TextKind.ASSISTANT_REPLY;
        String by = agent ? sender() : null;
        String body = bodyOf(incoming.input());
        keep(session, kept.position(), kept.at(), new Said(kept.author(), by, kind, null, kept.messageId()), body);
        send(session, kept.messageId(), kept.position(), kind, body, by, kept.at());
    }

    void note(Session session, NoteKept kept) {
        Said note = new Said(Author.NOTE, sender(), null, null, null);
        keep(session, kept.position(), kept.at(), note, bodyOf(incoming.input()));
    }

    void text(Session session, TextSent sent) {
        MessageId id = MessageId.ofText(
                conversation.id(), session.number(), sent.kind().name(), sent.cause());
        String body = texts.text(policy, sent.kind());
        keep(session, sent.position(), sent.at(), new Said(Author.SYSTEM, null, sent.kind(), null, id), body);
        send(session, id, sent.position(), sent.kind(), body, null, sent.at());
    }

    void delivery(Session session, DeliveryAdvanced advanced) {
        rows.deliver(new DeliveryRow(
                conversation.id(),
                advanced.sid(),
                advanced.messageId(),
                session.organization(),
                advanced.status(),
                advanced.errorCode(),
                advanced.at()));
    }

    /// Who said something, and by which names it is known.
    private record Said(
            Author author,
            @Nullable String by,
            @Nullable TextKind kind,
            @Nullable MessageSid sid,
            @Nullable MessageId id) {}

    private void keep(Session session, long position, Instant at, Said said, String body) {
        rows.messages.add(new MessageRow(
                conversation.id(),
                position,
                session.number(),
                session.organization(),
                said.author(),
                said.by(),
                said.kind(),
                said.sid(),
                said.id(),
                body,
                said.author() == Author.CUSTOMER ? details() : null,
                at,
                incoming.evidence()));
    }

    private void send(
            Session session, MessageId id, long position, TextKind kind, String body, @Nullable String by, Instant at) {
        Instant windowCloses = session.channel() == Channel.WHATSAPP
                ? SessionFacts.of(session).lastCustomerAt().plus(MESSAGING_WINDOW)
                : null;
        departures.emit(
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

    private String details() {
        return values.write(MessageDetails.of((MessageReceived) incoming.input()));
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
