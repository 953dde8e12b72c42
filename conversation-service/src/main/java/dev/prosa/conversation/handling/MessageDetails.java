package dev.prosa.conversation.handling;

import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came with a customer's message besides its text.
record MessageDetails(
        String accountSid,
        List<MessageReceived.Media> media,
        MessageReceived.@Nullable Location location,
        MessageReceived.@Nullable Button button,
        MessageReceived.@Nullable RepliedTo repliedTo,
        MessageReceived.@Nullable Referral referral,
        @Nullable String profileName,
        @Nullable String idempotencyToken,
        List<Parameter> parameters) {

    static MessageDetails of(MessageReceived message) {
        return new MessageDetails(
                message.accountSid(),
                message.media(),
                message.location(),
                message.button(),
                message.repliedTo(),
                message.referral(),
                message.profileName(),
                message.idempotencyToken(),
                message.parameters());
    }
}
