package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer wrote.
///
/// @param channelAddress the organisation's address the customer wrote to (`To`)
/// @param customerAddress the customer's address (`From`)
/// @param body the text, empty where there is none (a picture alone)
/// @param idempotencyToken the channel's token of this delivery attempt
///     (`I-Twilio-Idempotency-Token`)
/// @param parameters every parameter of the webhook, verbatim and in order, repeated names kept
public record MessageReceived(
        ConversationId conversationId,
        MessageSid messageSid,
        String accountSid,
        Address channelAddress,
        Address customerAddress,
        String body,
        List<Media> media,
        @Nullable Location location,
        @Nullable Button button,
        @Nullable RepliedTo repliedTo,
        @Nullable Referral referral,
        @Nullable String profileName,
        @Nullable String idempotencyToken,
        Instant receivedAt,
        List<Parameter> parameters)
        implements LoggedInput {

    public MessageReceived {
        media = List.copyOf(media);
        parameters = List.copyOf(parameters);
    }

    /// Without what the customer wrote or is called, which must not reach a log.
    @Override
    public String toString() {
        return "MessageReceived[conversationId=" + conversationId + ", messageSid=" + messageSid + "]";
    }

    /// A file the customer sent. The URL needs the account's credentials.
    public record Media(String url, @Nullable String contentType) {}

    /// Where the customer says to be; degrees.
    public record Location(
            double latitude,
            double longitude,
            @Nullable String address,
            @Nullable String label) {

        @Override
        public String toString() {
            return "Location[…]";
        }
    }

    /// A quick reply the customer pressed.
    public record Button(@Nullable String text, @Nullable String payload) {

        @Override
        public String toString() {
            return "Button[…]";
        }
    }

    /// Which earlier message this one answers.
    ///
    /// @param sender the address that wrote it
    public record RepliedTo(MessageSid messageSid, @Nullable String sender) {

        @Override
        public String toString() {
            return "RepliedTo[messageSid=" + messageSid + "]";
        }
    }

    /// The advertisement or post the customer came from.
    public record Referral(
            @Nullable String body,
            @Nullable String headline,
            @Nullable String sourceId,
            @Nullable String sourceType,
            @Nullable String sourceUrl,
            @Nullable String mediaId,
            @Nullable String mediaContentType,
            @Nullable String mediaUrl,
            @Nullable String clickId,
            @Nullable Integer mediaCount) {}
}
