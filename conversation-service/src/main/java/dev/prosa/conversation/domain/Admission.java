package dev.prosa.conversation.domain;

import static dev.prosa.conversation.domain.Decision.Rejected.Why.ADDRESS_CHANGED_HANDS;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.NO_SUCH_CONVERSATION;
import static dev.prosa.conversation.domain.Decision.Rejected.Why.STALE_SESSION;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.conversation.domain.ConversationInput.Command;
import dev.prosa.conversation.domain.ConversationInput.DeliveryReported;
import dev.prosa.conversation.domain.ConversationInput.MessageReceived;
import dev.prosa.conversation.domain.ConversationInput.TimeoutElapsed;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Decision.Accepted;
import dev.prosa.conversation.domain.Decision.Rejected;
import org.jspecify.annotations.Nullable;

/// What holds before any status is looked at: a session belongs to its organisation, a command to
/// its session.
final class Admission {

    private Admission() {}

    /// Null where the table shall decide.
    static @Nullable Decision settle(ConversationState state, ConversationInput input, ConversationPolicy policy) {
        if (!(state instanceof WithSession with)) {
            return null;
        }
        return switch (input) {
            case Command command -> refuse(with, command);
            case MessageReceived message
            when !with.session().organization().equals(message.addressOwner()) ->
                afterChangeOfHands(with, message, policy);
            case MessageReceived message -> Survey.answer(with, message);
            case TimeoutElapsed _, DeliveryReported _ -> null;
        };
    }

    private static @Nullable Decision refuse(WithSession state, Command command) {
        Session session = state.session();
        Sender sender = command.sender();
        if (!sender.organization().equals(session.organization())) {
            return new Rejected(NO_SUCH_CONVERSATION);
        }
        if (sender.session() != null && sender.session() != session.number()) {
            return new Rejected(STALE_SESSION);
        }
        if (state instanceof Open && !session.organization().equals(command.addressOwner())) {
            return new Rejected(ADDRESS_CHANGED_HANDS);
        }
        return null;
    }

    /// The address belongs to another organisation now: the old one's session ends, the new one's
    /// begins.
    private static Decision afterChangeOfHands(WithSession state, MessageReceived message, ConversationPolicy policy) {
        Draft draft = new Draft(state);
        if (state instanceof Open) {
            draft.add(Closing.failed(message, Actor.SYSTEM));
        }
        return new Accepted(
                Opening.after(draft, state.session(), message, policy).events());
    }
}
