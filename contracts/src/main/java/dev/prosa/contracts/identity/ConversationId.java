package dev.prosa.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Identifies the lasting conversation between one channel address and one customer address.
///
/// Derived from the two addresses, so every service computes the same ID without asking. It keys
/// every record about the conversation, which keeps those records in order on one partition.
public record ConversationId(@JsonValue UUID value) {

    /// @throws IllegalArgumentException if `text` is no UUID
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ConversationId of(String text) {
        return new ConversationId(UUID.fromString(text));
    }

    /// UUIDv5 (RFC 9562, URL namespace) of `conversation:` + channel + `|` + customer: the `To` and
    /// the `From` of a message the customer wrote.
    public static ConversationId between(Address channel, Address customer) {
        return new ConversationId(NameBasedUuid.of("conversation:" + channel.value() + "|" + customer.value()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
