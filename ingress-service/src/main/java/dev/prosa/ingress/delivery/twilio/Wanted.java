package dev.prosa.ingress.delivery.twilio;

import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.output.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The message a look-up is for.
///
/// @param notBefore what Twilio took before that is another message
/// @param others SIDs of the conversation's last messages before it, which may say the same
/// @param mayBeWrapped whether a template may stand around the words
public record Wanted(OutboundMessage message, Instant notBefore, List<MessageSid> others, boolean mayBeWrapped) {

    /// By how much Twilio's clock may differ from ours.
    private static final Duration SKEW = Duration.ofMinutes(5);

    public Wanted {
        others = List.copyOf(others);
    }

    /// A message that was first claimed at that moment of our clock.
    public static Wanted claimed(
            OutboundMessage message, Instant claimedAt, List<MessageSid> others, boolean mayBeWrapped) {
        return new Wanted(message, claimedAt.minus(SKEW), others, mayBeWrapped);
    }

    /// The same, looked for among these: a conversation's messages go out one after the other, so none that
    /// Twilio took before one of the others is it, however many there are and whatever they say.
    Wanted among(List<ListedMessage> listed) {
        Instant last = listed.stream()
                .filter(one -> others.contains(one.sid()))
                .map(ListedMessage::createdAt)
                .filter(notBefore::isBefore)
                .max(Instant::compareTo)
                .orElse(notBefore);
        return new Wanted(message, last, others, mayBeWrapped);
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
        return listed.createdAt().isBefore(notBefore);
    }

    /// Without the words.
    @Override
    public String toString() {
        return "Wanted[" + message + ", notBefore=" + notBefore + "]";
    }
}
