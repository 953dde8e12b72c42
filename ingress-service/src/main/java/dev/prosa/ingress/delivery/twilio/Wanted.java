package dev.prosa.ingress.delivery.twilio;

import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.output.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The message a look-up is for.
///
/// @param claimedAt when it was first claimed
/// @param others SIDs of earlier messages of the conversation, which may say the same
/// @param mayBeWrapped whether a template may stand around the words
public record Wanted(OutboundMessage message, Instant claimedAt, List<MessageSid> others, boolean mayBeWrapped) {

    /// By how much Twilio's clock may differ from ours.
    private static final Duration SKEW = Duration.ofMinutes(5);

    public Wanted {
        others = List.copyOf(others);
    }

    /// Whether a message on the list is the one.
    boolean isMetBy(ListedMessage listed) {
        return listed.isOutbound()
                && !isTooOld(listed)
                && !others.contains(listed.sid())
                && says(listed.body().strip(), message.body().strip());
    }

    private boolean says(String listed, String words) {
        return listed.equals(words) || mayBeWrapped && listed.contains(words);
    }

    boolean isTooOld(ListedMessage listed) {
        return listed.createdAt().isBefore(claimedAt.minus(SKEW));
    }

    /// Without the words.
    @Override
    public String toString() {
        return "Wanted[" + message + ", claimedAt=" + claimedAt + "]";
    }
}
