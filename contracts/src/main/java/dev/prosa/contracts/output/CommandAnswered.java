package dev.prosa.contracts.output;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a command, and what is true now.
///
/// @param decision `APPLIED`, `ALREADY_SO` or `REJECTED`
/// @param reason why it was not applied, null where it was
/// @param truth how the conversation stands; null where there is none the sender may know of
/// @param answeredAt the log's time of the input
/// @param evidence the record that carried the command
public record CommandAnswered(
        CommandId commandId,
        ConversationId conversationId,
        OrganizationId organizationId,
        AgentId agentId,
        String command,
        Kind decision,
        @Nullable String reason,
        @Nullable Truth truth,
        Instant answeredAt,
        Evidence evidence) {

    public enum Kind {
        APPLIED,
        ALREADY_SO,
        REJECTED
    }

    /// How the conversation stands after the command.
    ///
    /// @param revision 0 until the session first closes
    /// @param servedSince when the one who serves began to
    public record Truth(
            int session,
            int revision,
            ConversationStatus status,
            @Nullable Actor servedBy,
            @Nullable Instant servedSince,
            @Nullable CloseReason closeReason,
            @Nullable Actor closedBy,
            @Nullable Instant closedAt,
            long lastPosition) {}
}
