package dev.prosa.contracts.output;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.TextKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message the edge shall send to the customer.
///
/// @param from our channel address
/// @param to the customer's address
/// @param body the text as the customer shall read it
/// @param by the agent who wrote it; null for the assistant and the machine
/// @param windowClosesAt until when the channel takes free-form text; null where it always does
public record OutboundMessage(
        MessageId messageId,
        ConversationId conversationId,
        OrganizationId organizationId,
        int session,
        long position,
        TextKind kind,
        Address from,
        Address to,
        String body,
        @Nullable String by,
        Instant decidedAt,
        @Nullable Instant windowClosesAt) {

    /// Without the words and the numbers, which must not reach a log.
    @Override
    public String toString() {
        return "OutboundMessage[messageId=" + messageId + ", conversationId=" + conversationId + ", session=" + session
                + ", kind=" + kind + "]";
    }
}
