package dev.prosa.conversation.domain;

import java.time.Duration;

/// An organisation's clocks.
///
/// @param pending since entering PENDING or the customer's last message, whichever is later; then
///     EXPIRED
/// @param progress since entering PROGRESS or the last word of either side; then EXPIRED
/// @param idle since our last word, while the customer owes the answer; then IDLE
/// @param idleClose since entering IDLE; then IDLE_TIMEOUT
/// @param confirmation since the question or a further half goodbye; then IDLE_TIMEOUT
/// @param closingGrace since the goodbye; then USER_CLOSED
/// @param reopenWindow after a close, how long whoever wrote or clicked is decided as if just
///     before
/// @param revisionWindow after a close, how long a stronger reason revises
public record TimeoutPolicy(
        Duration pending,
        Duration progress,
        Duration idle,
        Duration idleClose,
        Duration confirmation,
        Duration closingGrace,
        Duration reopenWindow,
        Duration revisionWindow) {

    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofDays(365);

    public static final TimeoutPolicy DEFAULTS = new TimeoutPolicy(
            Duration.ofHours(48),
            Duration.ofHours(24),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofHours(24));

    /// @throws IllegalArgumentException naming the clock, if one is below 100 ms or above 365
    ///     days, or if the
    ///     revision window is shorter than the reopen window
    public TimeoutPolicy {
        check("pending", pending);
        check("progress", progress);
        check("idle", idle);
        check("idleClose", idleClose);
        check("confirmation", confirmation);
        check("closingGrace", closingGrace);
        check("reopenWindow", reopenWindow);
        check("revisionWindow", revisionWindow);
        if (revisionWindow.compareTo(reopenWindow) < 0) {
            throw new IllegalArgumentException("timeouts.revisionWindow (" + revisionWindow
                    + ") must not be shorter than timeouts.reopenWindow (" + reopenWindow + ")");
        }
    }

    private static void check(String name, Duration value) {
        if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "timeouts." + name + " must be from " + LEAST + " to " + MOST + ": " + value);
        }
    }
}
