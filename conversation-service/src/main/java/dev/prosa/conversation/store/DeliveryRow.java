package dev.prosa.conversation.store;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a message of ours got.
public record DeliveryRow(
        ConversationId conversationId,
        MessageSid messageSid,
        @Nullable MessageId messageId,
        OrganizationId organizationId,
        DeliveryStatus status,
        @Nullable Integer errorCode,
        Instant at) {}
