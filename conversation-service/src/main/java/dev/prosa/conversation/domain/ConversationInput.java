package dev.prosa.conversation.domain;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.TextKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the machine decides on: everything it needs to know about one input, and nothing else.
public sealed interface ConversationInput {

    /// The log's own time of the input, never below the conversation's last.
    Instant at();

    /// Who owns the channel address at this input.
    OrganizationId addressOwner();

    /// A customer's message.
    ///
    /// @param surveyAnswer 1 to 5 where the text could answer a survey; null otherwise
    record MessageReceived(
            Instant at,
            OrganizationId addressOwner,
            Channel channel,
            MessageSid sid,
            Reading reading,
            @Nullable Integer surveyAnswer)
            implements ConversationInput {}

    /// A timer's or the sweeper's claim that the session's deadline has passed.
    record TimeoutElapsed(Instant at, OrganizationId addressOwner, int session) implements ConversationInput {}

    /// How far a message of ours got.
    ///
    /// @param kind what the message was for; null where nobody knows
    /// @param permanent whether it failed because the customer or the channel is unreachable for
    ///     good
    record DeliveryReported(
            Instant at,
            OrganizationId addressOwner,
            MessageSid sid,
            @Nullable MessageId messageId,
            @Nullable TextKind kind,
            DeliveryStatus status,
            @Nullable Integer errorCode,
            boolean permanent)
            implements ConversationInput {

        boolean failsTheSession() {
            return permanent && status.isFailure() && (kind == null || !kind.isCourtesy());
        }
    }

    /// What somebody asks for and gets an answer to.
    sealed interface Command extends ConversationInput {
        Sender sender();
    }

    record AcceptRequested(Instant at, OrganizationId addressOwner, Sender sender) implements Command {}

    /// Words of ours, by an agent or by the assistant.
    sealed interface Reply extends Command {
        MessageId messageId();
    }

    record ReplyRequested(Instant at, OrganizationId addressOwner, Sender sender, MessageId messageId)
            implements Reply {}

    record AssistantReplied(Instant at, OrganizationId addressOwner, Sender sender, MessageId messageId)
            implements Reply {}

    record AssistantFailed(Instant at, OrganizationId addressOwner, Sender sender) implements Command {}

    /// @param toAgent null puts the session into the queue
    record TransferRequested(
            Instant at,
            OrganizationId addressOwner,
            Sender sender,
            @Nullable AgentId toAgent) implements Command {}

    record AssistantHandedOver(Instant at, OrganizationId addressOwner, Sender sender) implements Command {}

    record NoteRequested(Instant at, OrganizationId addressOwner, Sender sender) implements Command {}

    record CloseRequested(Instant at, OrganizationId addressOwner, Sender sender) implements Command {}

    record FailRequested(Instant at, OrganizationId addressOwner, Sender sender) implements Command {}
}
