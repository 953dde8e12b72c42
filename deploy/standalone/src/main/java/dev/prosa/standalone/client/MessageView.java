package dev.prosa.standalone.client;

import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A message of a conversation as the read API shows it.
///
/// @param position within the conversation, from 1
/// @param by the agent who wrote it, null where the author alone says it
/// @param kind what a message of ours was for, null for a customer's
public record MessageView(
        long position,
        int session,
        Author author,
        @Nullable String by,
        @Nullable String kind,
        @Nullable String messageSid,
        @Nullable String messageId,
        @Nullable String body,
        @Nullable JsonNode media,
        Instant at,
        @Nullable Delivery delivery,
        @Nullable Evidence evidence) {

    /// How far a message of ours got.
    public record Delivery(
            @Nullable DeliveryStatus status, @Nullable Integer errorCode) {}
}
