package dev.prosa.ingress.delivery.sends;

import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a conversation's messages got.
///
/// @param version of the last message that was claimed or settled
/// @param claimedAt when it was claimed; null once it is settled
public record Standing(RecordVersion version, @Nullable Instant claimedAt) {

    /// Whether nothing is to be done for a message any more.
    public boolean covers(RecordVersion message) {
        return claimedAt == null ? !message.isAfter(version) : version.isAfter(message);
    }

    /// When a message was claimed that is not settled; null if it is not claimed.
    public @Nullable Instant claimOf(RecordVersion message) {
        return version.equals(message) ? claimedAt : null;
    }
}
