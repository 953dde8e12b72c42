package dev.prosa.contracts.wire;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import java.time.Instant;

/// A value as one of our services might have written it, and what surrounds it.
record Sample(Envelope envelope, Object value) {

    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    static final Instant NINE = Instant.parse("2026-11-02T09:00:00.125Z");
    static final Address CHANNEL = new Address("whatsapp:+14155238886");
    static final Address CUSTOMER = new Address("whatsapp:+5511987654321");
    static final ConversationId CONVERSATION = ConversationId.between(CHANNEL, CUSTOMER);
    static final OrganizationId ORGANIZATION = OrganizationId.named("demo");

    /// An input about the conversation, as the edge or a tool appends it.
    static Sample input(String id, String source, Object value) {
        return new Sample(new Envelope(id, source, NINE, CONVERSATION.toString(), TRACE), value);
    }

    /// A record that conversation-service wrote.
    static Sample output(RecordVersion version, Object value) {
        return new Sample(
                new Envelope(version.id(), "/prosa/conversation-service", NINE, CONVERSATION.toString(), TRACE), value);
    }

    /// The same value without a trace.
    Sample withoutTrace() {
        return new Sample(
                new Envelope(envelope.id(), envelope.source(), envelope.time(), envelope.subject(), null), value);
    }
}
