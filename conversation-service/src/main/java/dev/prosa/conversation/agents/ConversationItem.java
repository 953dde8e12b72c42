package dev.prosa.conversation.agents;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation as it stands.
///
/// @param deadline when its session leaves its status by itself; null once closed
/// @param leadsTo the close reason it has then; null where it goes idle
public record ConversationItem(
        UUID conversationId,
        UUID organizationId,
        int session,
        int revision,
        ConversationStatus status,
        String channelAddress,
        String customerAddress,
        @Nullable Actor servedBy,
        @Nullable Instant servedSince,
        Instant openedAt,
        @Nullable Instant deadline,
        @Nullable CloseReason leadsTo,
        @Nullable CloseReason closeReason,
        @Nullable Actor closedBy,
        @Nullable Instant closedAt,
        long lastPosition,
        Instant updatedAt) {

    public static ConversationItem read(Row row) {
        return new ConversationItem(
                row.required("conversation_id", UUID.class),
                row.required("organization_id", UUID.class),
                row.required("session", Integer.class),
                row.required("revision", Integer.class),
                ConversationStatus.valueOf(row.required("status", String.class)),
                row.required("channel_address", String.class),
                row.required("customer_address", String.class),
                row.actor("served_by_kind", "served_by"),
                row.optional("served_since", Instant.class),
                row.required("opened_at", Instant.class),
                row.optional("deadline", Instant.class),
                row.choice("leads_to", CloseReason.class),
                row.choice("close_reason", CloseReason.class),
                row.actor("closed_by_kind", "closed_by"),
                row.optional("closed_at", Instant.class),
                row.required("last_position", Long.class),
                row.required("updated_at", Instant.class));
    }

    Cursor cursor() {
        return new Cursor(updatedAt, conversationId);
    }
}
