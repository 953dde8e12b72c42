package dev.prosa.standalone.hand;

import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import java.util.Locale;

/// Says in plain words what became of a command, and how the conversation stands.
final class Answers {

    private Answers() {}

    static String inWords(CommandAnswered answer) {
        var verdict = switch (answer.decision()) {
            case APPLIED -> "Applied.";
            case ALREADY_SO -> "Already so" + because(answer) + ".";
            case REJECTED -> "Rejected" + because(answer) + ".";
        };
        var truth = answer.truth();
        return truth == null ? verdict : verdict + " " + inWords(truth);
    }

    static String inWords(CommandAnswered.Truth truth) {
        var session = "Session " + truth.session() + " ";
        if (truth.status() == ConversationStatus.CLOSED) {
            return session + "is closed: " + truth.closeReason()
                    + (truth.closedBy() == null ? "" : ", by " + inWords(truth.closedBy()))
                    + (truth.closedAt() == null ? "" : " at " + Times.local(truth.closedAt()))
                    + (truth.revision() > 1 ? " (revision " + truth.revision() + ")" : "")
                    + ".";
        }
        return session + "is in " + truth.status()
                + (truth.servedBy() == null
                        ? ", nobody serves it"
                        : ", served by " + inWords(truth.servedBy())
                                + (truth.servedSince() == null ? "" : " since " + Times.local(truth.servedSince())))
                + ".";
    }

    static String inWords(Actor actor) {
        return actor.id() == null ? "the " + actor.kind().name().toLowerCase(Locale.ROOT) : actor.id();
    }

    private static String because(CommandAnswered answer) {
        return answer.reason() == null ? "" : ": " + answer.reason();
    }
}
