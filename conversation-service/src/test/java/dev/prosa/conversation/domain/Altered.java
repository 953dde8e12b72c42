package dev.prosa.conversation.domain;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.conversation.domain.ConversationInput.AcceptRequested;
import dev.prosa.conversation.domain.ConversationInput.AssistantFailed;
import dev.prosa.conversation.domain.ConversationInput.AssistantHandedOver;
import dev.prosa.conversation.domain.ConversationInput.AssistantReplied;
import dev.prosa.conversation.domain.ConversationInput.CloseRequested;
import dev.prosa.conversation.domain.ConversationInput.Command;
import dev.prosa.conversation.domain.ConversationInput.DeliveryReported;
import dev.prosa.conversation.domain.ConversationInput.FailRequested;
import dev.prosa.conversation.domain.ConversationInput.MessageReceived;
import dev.prosa.conversation.domain.ConversationInput.NoteRequested;
import dev.prosa.conversation.domain.ConversationInput.ReplyRequested;
import dev.prosa.conversation.domain.ConversationInput.TimeoutElapsed;
import dev.prosa.conversation.domain.ConversationInput.TransferRequested;
import java.util.function.UnaryOperator;

/// The same input but for one thing.
final class Altered {

    static final OrganizationId RIVAL = OrganizationId.named("rival");

    private Altered() {}

    /// As if the channel address belonged to this organisation.
    static ConversationInput ownedBy(OrganizationId owner, ConversationInput input) {
        return switch (input) {
            case MessageReceived m ->
                new MessageReceived(m.at(), owner, m.channel(), m.sid(), m.reading(), m.surveyAnswer());
            case TimeoutElapsed t -> new TimeoutElapsed(t.at(), owner, t.session());
            case DeliveryReported d ->
                new DeliveryReported(
                        d.at(), owner, d.sid(), d.messageId(), d.kind(), d.status(), d.errorCode(), d.permanent());
            case Command command -> altered(owner, UnaryOperator.identity(), command);
        };
    }

    /// As if somebody else had given it.
    static ConversationInput by(UnaryOperator<Sender> change, Command command) {
        return altered(command.addressOwner(), change, command);
    }

    static MessageReceived over(Channel channel, MessageReceived m) {
        return new MessageReceived(m.at(), m.addressOwner(), channel, m.sid(), m.reading(), m.surveyAnswer());
    }

    private static Command altered(OrganizationId owner, UnaryOperator<Sender> change, Command command) {
        Sender sender = change.apply(command.sender());
        return switch (command) {
            case AcceptRequested c -> new AcceptRequested(c.at(), owner, sender);
            case ReplyRequested c -> new ReplyRequested(c.at(), owner, sender, c.messageId());
            case CloseRequested c -> new CloseRequested(c.at(), owner, sender);
            case FailRequested c -> new FailRequested(c.at(), owner, sender);
            case NoteRequested c -> new NoteRequested(c.at(), owner, sender);
            case TransferRequested c -> new TransferRequested(c.at(), owner, sender, c.toAgent());
            case AssistantReplied c -> new AssistantReplied(c.at(), owner, sender, c.messageId());
            case AssistantFailed c -> new AssistantFailed(c.at(), owner, sender);
            case AssistantHandedOver c -> new AssistantHandedOver(c.at(), owner, sender);
        };
    }
}
