package dev.prosa.contracts.output;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation changed. Holds no customer text: readers fetch what they may see.
///
/// @param revision 0 until the session first closes
/// @param servedBy null while nobody serves
/// @param deadline when the session leaves its status by itself; null once closed
/// @param closeReason null while open
/// @param lastPosition position of the conversation's last message, 0 for none
/// @param cause the input's type, such as `MessageReceived`
/// @param by who gave the input
public record ConversationUpdated(
        ConversationId conversationId,
        OrganizationId organizationId,
        int session,
        int revision,
        @Nullable ConversationStatus previousStatus,
        ConversationStatus status,
        @Nullable Actor servedBy,
        @Nullable Instant deadline,
        @Nullable CloseReason closeReason,
        long lastPosition,
        String cause,
        Actor by,
        Instant at,
        Evidence evidence) {}
