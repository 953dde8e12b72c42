package dev.prosa.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Identifies a message that leaves us, from the moment it is decided and before the channel has
/// given it a SID.
public record MessageId(@JsonValue UUID value) {

    /// @throws IllegalArgumentException if `text` is no UUID
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    /// The reply a command gave: the same command always makes the same message.
    public static MessageId ofReply(
            ConversationId conversation, OrganizationId organization, AgentId agent, CommandId command) {
        return new MessageId(NameBasedUuid.of(
                "reply:" + conversation + "|" + organization + "|" + agent.value() + "|" + command.value()));
    }

    /// A text the machine sends by itself: at most one per session, kind and cause.
    ///
    /// @param cause what the text answers to, unique within the session and kind
    public static MessageId ofText(ConversationId conversation, int session, String kind, long cause) {
        return new MessageId(NameBasedUuid.of("text:" + conversation + "|" + session + "|" + kind + "|" + cause));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
