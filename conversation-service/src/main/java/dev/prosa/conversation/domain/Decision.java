package dev.prosa.conversation.domain;

import java.util.List;

/// What `decide` answered. Nothing expected is thrown. Reasons serve unchanged as metric tags,
/// problem types and
/// in the history.
public sealed interface Decision {

    /// What happened; the state evolves by these in every case.
    List<ConversationEvent> events();

    /// The input changed the conversation.
    record Accepted(List<ConversationEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// There was nothing to do: it is so already, or the claim does not hold.
    ///
    /// @param events bookkeeping only, such as a timer set right
    record Ignored(Why why, List<ConversationEvent> events) implements Decision {
        public Ignored {
            events = List.copyOf(events);
        }

        static Ignored because(Why why) {
            return new Ignored(why, List.of());
        }

        public enum Why {
            /// The message is known: the channel retried.
            DUPLICATE_MESSAGE,
            /// The command is known: it had its effect and has its answer.
            DUPLICATE_COMMAND,
            /// The deadline moved, the session is closed, or it is another.
            STALE_TIMEOUT,
            ALREADY_YOURS,
            /// Closed already, for a reason at least as strong.
            ALREADY_CLOSED,
            /// A report about a conversation nobody knows.
            NO_SUCH_CONVERSATION
        }
    }

    /// The input must not have its effect, and its sender is told.
    record Rejected(Why why) implements Decision {
        @Override
        public List<ConversationEvent> events() {
            return List.of();
        }

        public enum Why {
            /// None, or another organisation's.
            NO_SUCH_CONVERSATION,
            /// Aimed at a session that is no longer, or not yet, the current one.
            STALE_SESSION,
            ALREADY_ACCEPTED,
            /// Nobody has accepted the session.
            NOT_ACCEPTED,
            /// Somebody else serves.
            NOT_YOURS,
            /// Somebody put the session back into the queue in this very moment.
            HANDED_OFF,
            /// The role may not do this.
            NOT_ALLOWED,
            SESSION_CLOSED,
            /// The customer wrote something the sender has not seen.
            CUSTOMER_WROTE,
            /// A close must say what its sender has seen.
            SEEN_REQUIRED,
            /// The channel address belongs to another organisation now.
            ADDRESS_CHANGED_HANDS,
            /// The command ID was used for another command.
            COMMAND_ID_REUSED
        }
    }
}
