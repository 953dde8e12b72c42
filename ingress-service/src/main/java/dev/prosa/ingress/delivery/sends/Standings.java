package dev.prosa.ingress.delivery.sends;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.output.OutboundSend;
import dev.prosa.contracts.wire.RecordVersion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of the conversations of one partition. About 200 bytes for each that was written to in
/// the last two weeks; the last SIDs only of those that were written to last. Thread-safe.
public final class Standings {

    private static final int MOST_WITH_SIDS = 1_000;

    private final Map<ConversationId, Standing> standings = new HashMap<>();
    private final Map<ConversationId, List<MessageSid>> sids = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationId, List<MessageSid>> eldest) {
            return size() > MOST_WITH_SIDS;
        }
    };

    /// Null for a conversation to which nothing was sent yet.
    public synchronized @Nullable Standing of(ConversationId conversation) {
        return standings.get(conversation);
    }

    /// What the channel accepted last in the conversation, latest first.
    public synchronized List<MessageSid> sidsOf(ConversationId conversation) {
        return sids.getOrDefault(conversation, List.of());
    }

    /// @throws IllegalArgumentException if the record's version has another form
    public synchronized void put(OutboundSend send) {
        boolean claimed = send.state() == OutboundSend.State.CLAIMED;
        standings.put(
                send.conversationId(), new Standing(RecordVersion.parse(send.version()), claimed ? send.at() : null));
        if (!send.recentSids().isEmpty()) {
            sids.put(send.conversationId(), send.recentSids());
        }
    }
}
