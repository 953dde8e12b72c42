package dev.prosa.conversation.agents;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.contracts.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that was said.
///
/// @param by the agent who wrote it; null where the author alone says it
/// @param kind what it was for, of messages of ours
/// @param messageSid the channel's name of it, once it has one
/// @param messageId our name of it, of messages of ours
/// @param delivery how far it got, of messages of ours; null before the channel says
public record MessageItem(
        long position,
        int session,
        Author author,
        @Nullable String by,
        @Nullable TextKind kind,
        @Nullable String messageSid,
        @Nullable UUID messageId,
        String body,
        @JsonUnwrapped Details details,
        Instant at,
        @Nullable Delivery delivery,
        Evidence evidence) {

    /// What came with the text.
    public record Details(
            @Nullable List<MessageReceived.Media> media,
            MessageReceived.@Nullable Location location,
            MessageReceived.@Nullable Button button,
            MessageReceived.@Nullable RepliedTo repliedTo,
            MessageReceived.@Nullable Referral referral,
            @Nullable String profileName) {

        private static final Details NONE = new Details(null, null, null, null, null, null);

        static Details read(@Nullable String json) {
            return json == null ? NONE : Json.read(json, Details.class);
        }
    }

    public record Delivery(DeliveryStatus status, @Nullable Integer errorCode) {}

    static MessageItem read(Row row) {
        DeliveryStatus delivery = row.choice("delivery_status", DeliveryStatus.class);
        return new MessageItem(
                row.required("position", Long.class),
                row.required("session", Integer.class),
                Author.valueOf(row.required("author", String.class)),
                row.optional("author_id", String.class),
                row.choice("kind", TextKind.class),
                row.optional("message_sid", String.class),
                row.optional("message_id", UUID.class),
                row.required("body", String.class),
                Details.read(row.optional("details", String.class)),
                row.required("at", Instant.class),
                delivery == null ? null : new Delivery(delivery, row.optional("error_code", Integer.class)),
                row.evidence());
    }
}
