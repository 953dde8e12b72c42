package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a session ended, so far and before.
///
/// @param revision 0 until the session first closes
/// @param reason of the last revision; null until the session first closes
/// @param previousReason of the revision before
/// @param closings every closing given, in order
/// @param satisfaction the survey's answer, 1 to 5
public record Outcomes(
        int revision,
        int reopenings,
        @Nullable Instant reopenedAt,
        @Nullable CloseReason reason,
        @Nullable CloseReason previousReason,
        List<Closing> closings,
        @Nullable Integer satisfaction) {

    static final Outcomes NONE = new Outcomes(0, 0, null, null, null, List.of(), null);

    public Outcomes {
        closings = List.copyOf(closings);
    }

    /// One closing that was given.
    public record Closing(CloseReason reason, Actor by, Instant at) {}

    Outcomes ended(CloseReason newReason, List<Closing> given) {
        List<Closing> all = Stream.concat(closings.stream(), given.stream()).toList();
        return new Outcomes(revision + 1, reopenings, reopenedAt, newReason, reason, all, satisfaction);
    }

    Outcomes reopened(Instant at) {
        return new Outcomes(revision + 1, reopenings + 1, at, reason, reason, closings, satisfaction);
    }

    Outcomes rated(int score) {
        return new Outcomes(revision, reopenings, reopenedAt, reason, previousReason, closings, score);
    }

    /// The same outcome, told anew with what was learned since.
    Outcomes retold() {
        return new Outcomes(revision + 1, reopenings, reopenedAt, reason, reason, closings, satisfaction);
    }
}
