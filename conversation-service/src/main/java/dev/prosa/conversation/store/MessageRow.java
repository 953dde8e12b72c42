package dev.prosa.conversation.store;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.vocabulary.TextKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was said.
///
/// @param kind what it was for, of messages of ours
/// @param messageSid the channel's name of it, of messages of the customer
/// @param messageId our name of it, of messages of ours
/// @param details JSON of what came with it; null where nothing did
public record MessageRow(
        ConversationId conversationId,
        long position,
        int session,
        OrganizationId organizationId,
        Author author,
        @Nullable String authorId,
        @Nullable TextKind kind,
        @Nullable MessageSid messageSid,
        @Nullable MessageId messageId,
        String body,
        @Nullable String details,
        Instant at,
        Evidence evidence) {}
