package dev.prosa.standalone.simulation;

import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a simulation came to.
///
/// @param closed sessions by their final reason
/// @param open sessions that were reopened and are open still
/// @param revised outcomes that a stronger reason revised
/// @param met expectations that came true
/// @param broken those that did not: none in a run that succeeded
record Summary(
        int conversations,
        int messages,
        int commands,
        Map<CloseReason, Integer> closed,
        int open,
        int revised,
        int reopenings,
        int met,
        List<Report.Broken> broken,
        long millis) {

    boolean succeeded() {
        return broken.isEmpty();
    }

    String text() {
        StringBuilder text = new StringBuilder("\n");
        text.append("%d conversations, %d messages, %d commands in %.1f s%n"
                .formatted(conversations, messages, commands, millis / 1000.0));
        closed.forEach((reason, count) -> text.append("  %-14s %d%n".formatted(reason, count)));
        text.append("  revised %d, reopened %d, open again %d%n".formatted(revised, reopenings, open));
        text.append("%d expectations met, %d broken".formatted(met, broken.size()));
        for (Report.Broken one : broken) {
            text.append("%n✗ %s: expected %s, found %s%n  ./prosa conversation %s"
                    .formatted(one.customer(), one.expected(), one.found(), one.conversation()));
        }
        return text.toString();
    }

    static final class Builder {
        private final int conversations;
        private final int messages;
        private final int commands;
        private final int met;
        private final long millis;
        private final Map<CloseReason, Integer> closed = new EnumMap<>(CloseReason.class);
        private int open;
        private int revised;
        private int reopenings;

        Builder(int conversations, int messages, int commands, int met, long millis) {
            this.conversations = conversations;
            this.messages = messages;
            this.commands = commands;
            this.met = met;
            this.millis = millis;
        }

        /// @param outcome a session's highest revision
        void count(ClosedConversation outcome) {
            if (outcome.outcome() == Outcome.CLOSED) {
                closed.merge(outcome.closeReason(), 1, Integer::sum);
                revised += outcome.revisedAt() == null ? 0 : 1;
            } else {
                open++;
            }
            reopenings += outcome.reopenings();
        }

        Summary build(List<Report.Broken> broken) {
            return new Summary(
                    conversations, messages, commands, closed, open, revised, reopenings, met, broken, millis);
        }
    }
}
