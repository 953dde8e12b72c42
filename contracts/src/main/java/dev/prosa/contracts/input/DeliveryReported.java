package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.TextKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The channel says how far a message of ours got.
///
/// @param messageId our own ID of the message, where the callback carried it
/// @param kind what the message was for, where the callback carried it
/// @param errorCode the channel's code, such as 63016; null where nothing failed
/// @param permanent whether the customer or the channel is unreachable for good; only the edge
///     knows the channel's codes
public record DeliveryReported(
        ConversationId conversationId,
        MessageSid messageSid,
        @Nullable MessageId messageId,
        @Nullable TextKind kind,
        String accountSid,
        Address channelAddress,
        Address customerAddress,
        DeliveryStatus status,
        @Nullable Integer errorCode,
        boolean permanent,
        Instant receivedAt,
        List<Parameter> parameters)
        implements LoggedInput {

    public DeliveryReported {
        parameters = List.copyOf(parameters);
    }
}
