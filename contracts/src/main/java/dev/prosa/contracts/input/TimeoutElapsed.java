package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;
import java.time.Instant;

/// A claim that a session's deadline has passed. The state machine checks it against the record's
/// own time.
///
/// @param session the session the timer was armed for, from 1
/// @param fireAt what the timer was armed for, or the deadline the sweeper found overdue
/// @param firedAt when the sender's clock said so; information only
public record TimeoutElapsed(ConversationId conversationId, int session, Instant fireAt, Instant firedAt, Source source)
        implements LoggedInput {

    public enum Source {
        EXPIRY,
        SWEEPER
    }
}
