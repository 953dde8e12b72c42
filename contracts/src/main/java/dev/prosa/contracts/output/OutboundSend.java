package dev.prosa.contracts.output;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import java.time.Instant;
import java.util.List;

/// The value of `outbound-sends`: how far the edge got with a conversation's messages. One record
/// per conversation is enough, since its messages are sent one after the other.
///
/// @param messageId the message at which the edge is
/// @param version the `ce_id` of the message's record (`partition-offset-index`): what is at or below
///     it is done, except for this one while it is only claimed
/// @param at since when it is so; of a claim that was repeated, the first time
/// @param recentSids what the channel accepted last in this conversation, latest first: a look-up must
///     not take one of these for the message that is claimed. At most [#MOST_RECENT]
public record OutboundSend(
        MessageId messageId,
        ConversationId conversationId,
        State state,
        String version,
        Instant at,
        List<MessageSid> recentSids) {

    /// How many of the last SIDs are kept.
    public static final int MOST_RECENT = 10;

    /// @throws IllegalArgumentException if there are more SIDs than [#MOST_RECENT]
    public OutboundSend {
        recentSids = List.copyOf(recentSids);
        if (recentSids.size() > MOST_RECENT) {
            throw new IllegalArgumentException("no more than " + MOST_RECENT + " SIDs are kept: " + recentSids.size());
        }
    }

    /// What is known of the message.
    public enum State {
        /// It is about to be sent, and may have been: to be looked up before it is sent again.
        CLAIMED,
        /// Nothing is to be done for it any more.
        SETTLED
    }
}
