package dev.prosa.standalone.client;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.demo.DemoAccount;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What customers wrote, as Twilio's list has it. Every method throws [Failure] if Twilio does not answer, or
/// answers with an error.
public final class TwilioInbox implements AutoCloseable {

    private final TwilioMessages messages;
    private final URI base;

    /// @param base of Twilio's API, or of what looks like it
    public TwilioInbox(URI base, DemoAccount account) {
        this.messages = new TwilioMessages(base, account);
        this.base = base;
    }

    /// A message a customer wrote.
    ///
    /// @param at when Twilio received it
    public record Received(InboundMessage message, Instant at) {}

    /// Oldest first.
    public List<Received> since(Instant since) {
        List<Received> found = new ArrayList<>();
        String filter = "DateSent%3E=" + LocalDate.ofInstant(since, ZoneOffset.UTC) + "&";
        messages.each(filter, message -> {
            if (TwilioMessages.isInbound(message)) {
                Received received = received(message);
                if (!received.at().isBefore(since)) {
                    found.add(received);
                }
            }
        });
        return found.reversed();
    }

    private Received received(JsonNode json) {
        try {
            InboundMessage message = new InboundMessage(
                    new MessageSid(json.path("sid").asString("")),
                    new Address(json.path("to").asString("")),
                    new Address(json.path("from").asString("")),
                    json.path("body").asString(""),
                    json.path("num_media").asInt(0) > 0 ? media(json) : List.of(),
                    null);
            String date =
                    json.path("date_sent").asString(json.path("date_created").asString(""));
            return new Received(message, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Failure("Twilio lists a message of another form than expected: "
                    + json.path("sid").asString("without a SID"));
        }
    }

    /// The URLs under which the message's files are fetched.
    private List<String> media(JsonNode message) {
        String path = message.path("subresource_uris").path("media").asString("");
        List<String> urls = new ArrayList<>();
        for (JsonNode file : messages.get(messages.below(path)).path("media_list")) {
            urls.add(base.resolve(file.path("uri").asString("").replaceFirst("\\.json$", ""))
                    .toString());
        }
        return urls;
    }

    @Override
    public void close() {
        messages.close();
    }
}
