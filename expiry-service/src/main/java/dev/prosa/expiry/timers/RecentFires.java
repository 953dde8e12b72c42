package dev.prosa.expiry.timers;

import dev.prosa.contracts.identity.ConversationId;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which conversations' timers fired within the last second, by this host's clock.
///
/// Where the broker's clock is behind this host's, a claim comes early by the log's time. The
/// machine then arms the same deadline once more, and this host would claim it at once, again and
/// again until the broker's clock has caught up. So a conversation's next claim waits for a second.
final class RecentFires {

    private static final long SPACING = 1_000;

    /// Beyond this the eldest may fire again too early, which costs a claim and harms nothing.
    private static final int MOST = 16_384;

    private final Map<ConversationId, Long> firedAt = new LinkedHashMap<>();
    private long last = Long.MIN_VALUE;

    void fired(ConversationId conversation, Instant now) {
        long millis = now.toEpochMilli();
        if (millis < last) {
            firedAt.clear(); // the clock was set back
        }
        last = millis;
        forgetBefore(millis - SPACING);
        firedAt.remove(conversation);
        firedAt.put(conversation, millis);
    }

    private void forgetBefore(long millis) {
        Iterator<Long> eldest = firedAt.values().iterator();
        while (eldest.hasNext() && (eldest.next() <= millis || firedAt.size() >= MOST)) {
            eldest.remove();
        }
    }

    /// When the conversation's timer may fire at the soonest.
    Instant soonest(ConversationId conversation, Instant wanted) {
        Long fired = firedAt.get(conversation);
        if (fired == null) {
            return wanted;
        }
        Instant soonest = Instant.ofEpochMilli(fired + SPACING);
        return wanted.isBefore(soonest) ? soonest : wanted;
    }
}
