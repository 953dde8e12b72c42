package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who said what when, as far as decisions and counters need it. Positions count a conversation's
/// messages from 1,
/// across its sessions.
///
/// @param lastPosition position of the last message of anybody
/// @param lastCustomerPosition position of the customer's last message
/// @param lastLowPosition position of the customer's last message that was no goodbye: whoever
///     closes must have seen it
/// @param unansweredFrom position of the first customer message since our last word; null where we
///     owe nothing
/// @param lastCustomerAt when the customer last wrote
/// @param closureConfidence how sure the detector was of the goodbye that still stands; null
///     without one
record Dialogue(
        long lastPosition,
        long lastCustomerPosition,
        long lastLowPosition,
        @Nullable Long unansweredFrom,
        Instant lastCustomerAt,
        @Nullable Author lastWordBy,
        Instant lastWordAt,
        @Nullable Instant firstResponseAt,
        int customerMessages,
        int agentMessages,
        int assistantMessages,
        int assistantFallbacks,
        @Nullable Double closureConfidence) {

    static Dialogue openedAt(Instant at, long lastPosition) {
        return new Dialogue(lastPosition, 0, 0, null, at, null, at, null, 0, 0, 0, 0, null);
    }

    Dialogue customerWrote(long position, Reading.Level level, double confidence, Instant at) {
        boolean low = level == Reading.Level.LOW;
        return new Dialogue(
                position,
                position,
                low ? position : lastLowPosition,
                unansweredFrom == null ? Long.valueOf(position) : unansweredFrom,
                at,
                Author.CUSTOMER,
                at,
                firstResponseAt,
                customerMessages + 1,
                agentMessages,
                assistantMessages,
                assistantFallbacks,
                low ? null : Double.valueOf(confidence));
    }

    Dialogue weWrote(long position, Author author, boolean seen, Instant at) {
        return new Dialogue(
                position,
                lastCustomerPosition,
                lastLowPosition,
                seen ? null : unansweredFrom,
                lastCustomerAt,
                author,
                at,
                firstResponseAt == null ? at : firstResponseAt,
                customerMessages,
                author == Author.AGENT ? agentMessages + 1 : agentMessages,
                author == Author.ASSISTANT ? assistantMessages + 1 : assistantMessages,
                assistantFallbacks,
                closureConfidence);
    }

    /// A note, or a text of the machine: takes a position and is nobody's word.
    Dialogue kept(long position) {
        return with(position, assistantFallbacks);
    }

    /// A score takes a position and needs no answer.
    Dialogue surveyAnswered(long position, Instant at) {
        return new Dialogue(
                position,
                lastCustomerPosition,
                lastLowPosition,
                unansweredFrom,
                at,
                lastWordBy,
                lastWordAt,
                firstResponseAt,
                customerMessages + 1,
                agentMessages,
                assistantMessages,
                assistantFallbacks,
                closureConfidence);
    }

    Dialogue fellBack() {
        return with(lastPosition, assistantFallbacks + 1);
    }

    private Dialogue with(long position, int fallbacks) {
        return new Dialogue(
                position,
                lastCustomerPosition,
                lastLowPosition,
                unansweredFrom,
                lastCustomerAt,
                lastWordBy,
                lastWordAt,
                firstResponseAt,
                customerMessages,
                agentMessages,
                assistantMessages,
                fallbacks,
                closureConfidence);
    }
}
