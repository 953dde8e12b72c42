package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.ConversationState;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Deadline;
import dev.prosa.conversation.store.StoredConversation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation while a batch folds its inputs.
final class Working {

    private final ConversationId id;
    private final long version;
    private @Nullable Address channelAddress;
    private @Nullable Address customerAddress;
    private ConversationState state;
    private @Nullable Deadline deadline;
    private @Nullable Evidence changedBy;

    private Working(ConversationId id, long version, ConversationState state) {
        this.id = id;
        this.version = version;
        this.state = state;
    }

    static Working of(ConversationId id, @Nullable StoredConversation stored) {
        if (stored == null) {
            return new Working(id, 0, new NoSession());
        }
        Working working = new Working(id, stored.version(), stored.state());
        working.channelAddress = stored.channelAddress();
        working.customerAddress = stored.customerAddress();
        return working;
    }

    ConversationId id() {
        return id;
    }

    ConversationState state() {
        return state;
    }

    /// The channel address of a conversation that has had a session; null before.
    @Nullable
    Address channelAddress() {
        return channelAddress;
    }

    /// @throws IllegalStateException before the first session
    Address from() {
        return required(channelAddress);
    }

    /// @throws IllegalStateException before the first session
    Address to() {
        return required(customerAddress);
    }

    @Nullable
    Deadline deadline() {
        return deadline;
    }

    @Nullable
    OrganizationId organization() {
        return state instanceof WithSession with ? with.session().organization() : null;
    }

    /// The log's time never runs backwards for a conversation.
    Instant notBefore(Instant recorded) {
        if (state instanceof WithSession with && with.session().lastAt().isAfter(recorded)) {
            return with.session().lastAt();
        }
        return recorded;
    }

    /// Learns the addresses from a message.
    void between(Address channel, Address customer) {
        channelAddress = channel;
        customerAddress = customer;
    }

    void change(ConversationState newState, ConversationPolicy policy, Evidence evidence) {
        state = newState;
        deadline = newState instanceof Open open ? Deadline.of(open, policy.timeouts()) : null;
        changedBy = evidence;
    }

    boolean isChanged() {
        return changedBy != null;
    }

    /// @throws IllegalStateException if no input changed it
    StoredConversation toStore() {
        Evidence evidence = required(changedBy);
        return new StoredConversation(
                id,
                version,
                from(),
                to(),
                (WithSession) state,
                deadline == null ? null : deadline.at(),
                deadline == null ? null : deadline.closes(),
                evidence.partition(),
                evidence.offset());
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a conversation without a session");
        }
        return value;
    }
}
