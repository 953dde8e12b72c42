package dev.prosa.ingress.media;

import dev.prosa.ingress.problem.Problem;
import dev.prosa.ingress.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// What became of a request for a file. The names are a metric's tags, and the problems' reasons.
enum MediaOutcome {
    SERVED,
    /// The caller left before the end.
    ABANDONED,
    TOKEN_REFUSED(new Problem(
            ProblemType.TOKEN_REFUSED,
            "Send 'Authorization: Bearer' and the token that is configured as prosa.media.token.")),
    URL_REFUSED(new Problem(
            ProblemType.PARAMETER_MALFORMED,
            "'url' must stand there once and be a MediaUrl of ours, exactly as Twilio gave it.",
            null,
            "url")),
    NOT_FOUND(new Problem(ProblemType.MEDIA_NOT_FOUND, "Twilio has no such file, or has it no more.")),
    /// No connection, none in time, or one that broke.
    NO_ANSWER("Twilio did not answer in time."),
    /// Twilio, or where it sent us, answered with another status than 200.
    REFUSED("Twilio did not hand the file out."),
    REDIRECT_REFUSED("Twilio sent us where we do not go."),
    TOO_LARGE("The file is larger than any that Twilio takes.");

    private final @Nullable Problem problem;

    MediaOutcome() {
        this.problem = null;
    }

    MediaOutcome(Problem problem) {
        this.problem = problem;
    }

    MediaOutcome(String detail) {
        this.problem = new Problem(ProblemType.MEDIA_UNAVAILABLE, detail, name(), null);
    }

    /// Null where there is nothing to be told.
    @Nullable
    Problem problem() {
        return problem;
    }

    /// Whether it is Twilio's doing, or the network's.
    boolean isFailure() {
        return problem != null && problem.type() == ProblemType.MEDIA_UNAVAILABLE;
    }

    static MediaOutcome of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLargeException) {
                return TOO_LARGE;
            }
            if (cause instanceof OutOfReachException) {
                return REDIRECT_REFUSED;
            }
        }
        return NO_ANSWER;
    }
}
