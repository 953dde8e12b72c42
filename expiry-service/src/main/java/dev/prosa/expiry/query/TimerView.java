package dev.prosa.expiry.query;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.expiry.timers.Timer;
import java.time.Instant;

/// A conversation's timer.
///
/// @param partition of `conversation-timers` and of `conversation-events`
/// @param version of the record that armed it: partition, offset and index of the input that
///     caused it
record TimerView(ConversationId conversationId, int session, Instant fireAt, int partition, String version) {

    static TimerView of(Timer timer) {
        return new TimerView(
                timer.conversationId(),
                timer.session(),
                timer.fireAt(),
                timer.version().partition(),
                timer.version().id());
    }
}
