package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.store.StoredConversation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Conversations this consumer stored itself since the partition was assigned, least recently used
/// first out. Only
/// the partition's own thread touches it.
final class PartitionCache {

    private final Map<ConversationId, StoredConversation> entries;

    PartitionCache(int capacity) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ConversationId, StoredConversation> eldest) {
                return size() > capacity;
            }
        };
    }

    @Nullable
    StoredConversation get(ConversationId id) {
        return entries.get(id);
    }

    void committed(StoredConversation conversation) {
        entries.put(conversation.id(), conversation.stored());
    }
}
