package dev.prosa.conversation.store;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.conversation.domain.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was decided about one input, with what, and why. A replay decides alike from it.
///
/// @param session 0 where there was none
/// @param decision `ACCEPTED`, `IGNORED` or `REJECTED`
/// @param detail for the record; never customer text
/// @param reading how the detector read the message; null for other inputs
/// @param emitted types of the records that left, in index order, separated by commas
public record TransitionRow(
        ConversationId conversationId,
        Evidence evidence,
        @Nullable OrganizationId organizationId,
        int session,
        Instant at,
        String input,
        Actor by,
        String decision,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable ConversationStatus from,
        @Nullable ConversationStatus to,
        @Nullable Integer policyVersion,
        @Nullable Integer ownershipVersion,
        @Nullable Reading reading,
        String emitted) {}
