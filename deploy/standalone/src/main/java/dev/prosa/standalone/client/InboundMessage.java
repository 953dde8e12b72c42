package dev.prosa.standalone.client;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.contracts.vocabulary.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a customer writes, before the channel has posted it.
///
/// @param channel the organisation's address (`To`)
/// @param customer the customer's address (`From`)
/// @param media URLs of files, 0 to 10
/// @param profileName how the customer calls themselves
public record InboundMessage(
        MessageSid sid,
        Address channel,
        Address customer,
        String body,
        List<String> media,
        @Nullable String profileName) {

    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    public InboundMessage {
        media = List.copyOf(media);
        if (media.size() > 10) {
            throw new IllegalArgumentException("a message carries at most 10 files: " + media.size());
        }
    }

    /// A text with a SID of its own.
    public static InboundMessage text(Address channel, Address customer, String body) {
        return new InboundMessage(freshSid("SM"), channel, customer, body, List.of(), null);
    }

    /// A text, perhaps empty, with files.
    public static InboundMessage withMedia(Address channel, Address customer, String body, List<String> media) {
        return new InboundMessage(freshSid(media.isEmpty() ? "SM" : "MM"), channel, customer, body, media, null);
    }

    /// The same under another SID: with one that was used before, a duplicate.
    public InboundMessage withSid(MessageSid other) {
        return new InboundMessage(other, channel, customer, body, media, profileName);
    }

    public ConversationId conversationId() {
        return ConversationId.between(channel, customer);
    }

    /// The webhook's parameters, as the channel posts them.
    List<Parameter> parameters(String accountSid) {
        var parameters = new ArrayList<Parameter>();
        add(parameters, "ApiVersion", "2010-04-01");
        add(parameters, "AccountSid", accountSid);
        add(parameters, "MessageSid", sid.value());
        add(parameters, "SmsMessageSid", sid.value());
        add(parameters, "SmsSid", sid.value());
        add(parameters, "SmsStatus", "received");
        add(parameters, "From", customer.value());
        add(parameters, "To", channel.value());
        add(parameters, "Body", body);
        add(parameters, "NumSegments", "1");
        add(parameters, "NumMedia", Integer.toString(media.size()));
        for (int i = 0; i < media.size(); i++) {
            add(parameters, "MediaUrl" + i, media.get(i));
            add(parameters, "MediaContentType" + i, "application/octet-stream");
        }
        if (customer.channel() == Channel.WHATSAPP) {
            add(parameters, "WaId", NO_DIGIT.matcher(customer.value()).replaceAll(""));
        }
        if (profileName != null) {
            add(parameters, "ProfileName", profileName);
        }
        return parameters;
    }

    private static void add(List<Parameter> parameters, String name, String value) {
        parameters.add(new Parameter(name, value));
    }

    private static MessageSid freshSid(String prefix) {
        return new MessageSid(prefix + UUID.randomUUID().toString().replace("-", ""));
    }
}
