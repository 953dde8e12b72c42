package dev.prosa.ingress.delivery.twilio;

import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A message as Twilio shows it, as far as it matters here.
///
/// @param errorCode null where nothing failed
record ListedMessage(
        MessageSid sid,
        String direction,
        String body,
        DeliveryStatus status,
        @Nullable Integer errorCode,
        Instant createdAt) {

    /// @see <a href="https://www.twilio.com/docs/glossary/what-is-a-sid">Twilio's glossary</a>
    private static final Pattern SID = Pattern.compile("(?:SM|MM)[0-9a-f]{32}");

    /// @throws IllegalArgumentException if the JSON is no message
    static ListedMessage of(JsonNode json) {
        try {
            int code = json.path("error_code").asInt(0);
            return new ListedMessage(
                    sid(json),
                    json.path("direction").asString(""),
                    json.path("body").asString(""),
                    status(json),
                    code == 0 ? null : code,
                    Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                            json.path("date_created").asString(""))));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("date_created has another form", e);
        }
    }

    /// @throws IllegalArgumentException if it is no SID as Twilio makes them; what it is instead is not told
    static MessageSid sid(JsonNode json) {
        String sid = json.path("sid").asString("");
        if (!SID.matcher(sid).matches()) {
            throw new IllegalArgumentException("sid has another form");
        }
        return new MessageSid(sid);
    }

    /// @throws IllegalArgumentException if the status is none of Twilio's
    static DeliveryStatus status(JsonNode json) {
        return DeliveryStatus.valueOf(json.path("status").asString("").toUpperCase(Locale.ROOT));
    }

    /// The messages of ours among those of a page. What customers wrote is on the list too, with statuses
    /// of its own.
    ///
    /// @throws IllegalArgumentException if one is no message
    static List<ListedMessage> ours(JsonNode page) {
        List<ListedMessage> messages = new ArrayList<>();
        for (JsonNode json : page.path("messages")) {
            if (json.path("direction").asString("").startsWith("outbound")) {
                messages.add(of(json));
            }
        }
        return messages;
    }

    boolean isOutbound() {
        return direction.startsWith("outbound");
    }

    /// Without the words.
    @Override
    public String toString() {
        return "ListedMessage[" + sid + ", " + status + ", " + createdAt + "]";
    }
}
