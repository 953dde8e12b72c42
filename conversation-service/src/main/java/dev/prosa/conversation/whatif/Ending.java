package dev.prosa.conversation.whatif;

import dev.prosa.contracts.identity.ConversationId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a session ended and how it would have.
///
/// @param actual null if it is open, or never was
/// @param other null if it would be open, or would never have been
public record Ending(ConversationId conversationId, int session, Line.@Nullable End actual, Line.@Nullable End other) {

    /// A timer's own lateness makes no other end.
    private static final Duration PUNCTUAL = Duration.ofMinutes(3);

    /// Whether it would have ended for another reason, or only one of the two ended.
    boolean isDifferent() {
        return actual == null || other == null ? actual != other : actual.reason() != other.reason();
    }

    /// Whether it would have ended for the same reason at another time.
    boolean isMoved() {
        return actual != null
                && other != null
                && actual.reason() == other.reason()
                && Duration.between(actual.at(), other.at()).abs().compareTo(PUNCTUAL) > 0;
    }

    /// Such as `IDLE_TIMEOUT -> open`.
    String change() {
        return name(actual) + " -> " + name(other);
    }

    /// One line.
    String line() {
        return "%s  session %d  %s -> %s".formatted(conversationId, session, full(actual), full(other));
    }

    private static String name(Line.@Nullable End end) {
        return end == null ? "not ended" : end.reason().name();
    }

    private static String full(Line.@Nullable End end) {
        return end == null ? "not ended" : end.reason() + " at " + end.at();
    }
}
