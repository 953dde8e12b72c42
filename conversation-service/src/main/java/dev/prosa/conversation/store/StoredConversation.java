package dev.prosa.conversation.store;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.conversation.domain.ConversationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation as the table holds it.
///
/// @param version 0 before it was first stored; plus one with each batch that changed it
/// @param deadline when its session leaves its status by itself; null once closed
/// @param leadsTo why it closes then; null where it goes idle, or is closed
/// @param lastOffset of the last input that changed it
public record StoredConversation(
        ConversationId id,
        long version,
        Address channelAddress,
        Address customerAddress,
        ConversationState.WithSession state,
        @Nullable Instant deadline,
        @Nullable CloseReason leadsTo,
        int partition,
        long lastOffset) {

    public StoredConversation stored() {
        return new StoredConversation(
                id, version + 1, channelAddress, customerAddress, state, deadline, leadsTo, partition, lastOffset);
    }

    @Nullable
    Actor servedBy() {
        return state.session().servedBy();
    }
}
