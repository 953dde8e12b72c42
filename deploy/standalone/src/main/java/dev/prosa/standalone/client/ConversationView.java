package dev.prosa.standalone.client;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation as the read API shows it: its latest session.
///
/// @param servedBy null while nobody serves
/// @param deadline when the session leaves its status by itself; null once closed
/// @param leadsTo the close reason it has then; null where it goes idle
/// @param lastPosition position of the last message, 0 for none
public record ConversationView(
        ConversationId conversationId,
        OrganizationId organizationId,
        int session,
        int revision,
        ConversationStatus status,
        Address channelAddress,
        Address customerAddress,
        @Nullable Actor servedBy,
        @Nullable Instant servedSince,
        @Nullable Instant openedAt,
        @Nullable Instant deadline,
        @Nullable CloseReason leadsTo,
        @Nullable CloseReason closeReason,
        @Nullable Actor closedBy,
        @Nullable Instant closedAt,
        long lastPosition,
        @Nullable Instant updatedAt) {

    /// What the session's deadline leads to: a status or a close reason.
    public String next() {
        return leadsTo == null ? ConversationStatus.IDLE.name() : leadsTo.name();
    }
}
