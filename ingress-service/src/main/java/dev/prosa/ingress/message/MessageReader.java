package dev.prosa.ingress.message;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.MessageReceived.Button;
import dev.prosa.contracts.input.MessageReceived.Location;
import dev.prosa.contracts.input.MessageReceived.Media;
import dev.prosa.contracts.input.MessageReceived.RepliedTo;
import dev.prosa.ingress.parameters.MalformedParameterException;
import dev.prosa.ingress.parameters.Parameters;
import dev.prosa.ingress.parameters.TypedParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads an incoming message, SMS or WhatsApp. What has no field of its own stays verbatim among
/// the parameters.
///
/// @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's parameters</a>
public final class MessageReader {

    private final Parameters parameters;
    private final TypedParameters typed;

    private MessageReader(Parameters parameters) {
        this.parameters = parameters;
        this.typed = new TypedParameters(parameters);
    }

    /// @param idempotencyToken the header `I-Twilio-Idempotency-Token`
    /// @throws MalformedParameterException if a parameter the message cannot do without is
    ///     missing, or one has a
    /// value it cannot have
    public static MessageReceived read(Parameters parameters, @Nullable String idempotencyToken, Instant receivedAt)
            throws MalformedParameterException {
        return new MessageReader(parameters).message(idempotencyToken, receivedAt);
    }

    private MessageReceived message(@Nullable String idempotencyToken, Instant receivedAt)
            throws MalformedParameterException {
        MessageSid sid = typed.messageSid("MessageSid");
        Address channel = typed.address("To");
        Address customer = typed.address("From");
        String body = parameters.first("Body");
        return new MessageReceived(
                ConversationId.between(channel, customer),
                sid,
                typed.required("AccountSid"),
                channel,
                customer,
                body == null ? "" : body,
                media(),
                location(),
                button(),
                repliedTo(),
                ReferralReader.referral(typed),
                typed.text("ProfileName"),
                idempotencyToken,
                receivedAt,
                parameters.all());
    }

    /// As many as `NumMedia` promises at least; more, if they are there, are not thrown away.
    private List<Media> media() throws MalformedParameterException {
        Integer promised = typed.number("NumMedia");
        List<Media> media = new ArrayList<>();
        String url = typed.text("MediaUrl0");
        while (url != null) {
            media.add(new Media(url, typed.text("MediaContentType" + media.size())));
            url = typed.text("MediaUrl" + media.size());
        }
        if (promised != null && media.size() < promised) {
            throw new MalformedParameterException("MediaUrl" + media.size(), "is missing, NumMedia is " + promised);
        }
        return media;
    }

    private @Nullable Location location() throws MalformedParameterException {
        if (typed.text("Latitude") == null && typed.text("Longitude") == null) {
            return null;
        }
        return new Location(
                typed.degrees("Latitude", 90),
                typed.degrees("Longitude", 180),
                typed.text("Address"),
                typed.text("Label"));
    }

    private @Nullable Button button() {
        String text = typed.text("ButtonText");
        String payload = typed.text("ButtonPayload");
        return text == null && payload == null ? null : new Button(text, payload);
    }

    private @Nullable RepliedTo repliedTo() throws MalformedParameterException {
        MessageSid original = typed.optionalMessageSid("OriginalRepliedMessageSid");
        return original == null ? null : new RepliedTo(original, typed.text("OriginalRepliedMessageSender"));
    }
}
