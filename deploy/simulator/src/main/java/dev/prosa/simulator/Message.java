package dev.prosa.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message as the simulator keeps it.
///
/// @param inbound whether the customer wrote it
/// @param sentAt null while it is queued
/// @param callback where its statuses are to be posted; null where nobody asked
record Message(
        String sid,
        boolean inbound,
        String from,
        String to,
        Content content,
        Status status,
        int errorCode,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable String callback) {

    /// How far it got, in the order in which statuses follow each other.
    enum Status {
        RECEIVED,
        QUEUED,
        SENT,
        DELIVERED,
        READ,
        UNDELIVERED,
        FAILED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Message at(Status next, int code, Instant now) {
        Instant sent = next == Status.SENT && sentAt == null ? now : sentAt;
        return new Message(sid, inbound, from, to, content, next, code, createdAt, sent, callback);
    }

    /// As Twilio's API shows it.
    Map<String, @Nullable Object> toTwilio(String account) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sid", sid);
        json.put("account_sid", account);
        json.put("direction", inbound ? "inbound" : "outbound-api");
        json.put("from", from);
        json.put("to", to);
        json.put("body", content.body());
        json.put("status", status.text());
        json.put("num_segments", "1");
        json.put("num_media", content.media() == null ? "0" : "1");
        json.put("error_code", errorCode == 0 ? null : errorCode);
        json.put("error_message", null);
        json.put("date_created", date(createdAt));
        json.put("date_updated", date(createdAt));
        json.put("date_sent", sentAt == null ? null : date(sentAt));
        json.put("api_version", "2010-04-01");
        String path = "/2010-04-01/Accounts/" + account + "/Messages/" + sid;
        json.put("uri", path + ".json");
        json.put("subresource_uris", Map.of("media", path + "/Media.json"));
        return json;
    }

    /// As the phone shows it.
    Map<String, Object> toPhone() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sid", sid);
        json.put("mine", inbound);
        json.put("body", content.body());
        json.put("status", status.text());
        json.put("errorCode", errorCode);
        json.put("at", createdAt.toString());
        if (content.media() != null) {
            json.put("picture", "/phone/pictures/" + content.media().sid());
        }
        if (content.location() != null) {
            json.put("location", content.location());
        }
        return json;
    }

    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /// Without the words and the numbers.
    @Override
    public String toString() {
        return "Message[" + sid + ", " + status + "]";
    }
}
