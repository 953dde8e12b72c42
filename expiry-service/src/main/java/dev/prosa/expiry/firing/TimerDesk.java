package dev.prosa.expiry.firing;

import dev.prosa.contracts.identity.ConversationId;
import java.util.concurrent.CompletableFuture;

/// Where other threads ask about timers.
public interface TimerDesk {

    /// How this instance stood a moment ago. Never blocks.
    Standing standing();

    /// The timer of a conversation. Answers within two seconds, never exceptionally.
    CompletableFuture<Lookup> find(ConversationId conversation);
}
