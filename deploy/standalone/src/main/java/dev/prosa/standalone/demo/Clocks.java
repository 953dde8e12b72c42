package dev.prosa.standalone.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The clocks of an organisation. Each is at least [#SHORTEST] and at most [#LONGEST].
///
/// @param pending until nobody took it: since entering PENDING or the customer's last message
/// @param progress until it expires: since entering PROGRESS or the last word of either side
/// @param idle until the customer is warned: since our last word, while the customer owes the
///     answer
/// @param idleClose from the warning to the close
/// @param confirmation how long the question "may I close?" stands
/// @param closingGrace how long a goodbye can be taken back
/// @param reopenWindow how long after a close a message reopens the session
/// @param revisionWindow how long after a close a stronger reason revises it, at least as long as
///     `reopenWindow`
public record Clocks(
        Duration pending,
        Duration progress,
        Duration idle,
        Duration idleClose,
        Duration confirmation,
        Duration closingGrace,
        Duration reopenWindow,
        Duration revisionWindow) {

    public static final Duration SHORTEST = Duration.ofMillis(100);
    public static final Duration LONGEST = Duration.ofDays(365);

    public static final Clocks DEFAULTS = new Clocks(
            Duration.ofHours(48),
            Duration.ofHours(24),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofHours(24));

    /// Clocks in seconds, for whoever wants to see a whole life of a conversation in a minute.
    public static final Clocks SECONDS = new Clocks(
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ofSeconds(3),
            Duration.ofSeconds(8),
            Duration.ofSeconds(60));

    /// @throws IllegalArgumentException naming the clock that is wrong
    public Clocks {
        check("pending", pending);
        check("progress", progress);
        check("idle", idle);
        check("idleClose", idleClose);
        check("confirmation", confirmation);
        check("closingGrace", closingGrace);
        check("reopenWindow", reopenWindow);
        check("revisionWindow", revisionWindow);
        if (revisionWindow.compareTo(reopenWindow) < 0) {
            throw new IllegalArgumentException("timeouts.revisionWindow (%s) must not be shorter than reopenWindow (%s)"
                    .formatted(HumanDuration.format(revisionWindow), HumanDuration.format(reopenWindow)));
        }
    }

    /// By name, in the order above.
    public Map<String, Duration> byName() {
        var clocks = new LinkedHashMap<String, Duration>();
        clocks.put("pending", pending);
        clocks.put("progress", progress);
        clocks.put("idle", idle);
        clocks.put("idleClose", idleClose);
        clocks.put("confirmation", confirmation);
        clocks.put("closingGrace", closingGrace);
        clocks.put("reopenWindow", reopenWindow);
        clocks.put("revisionWindow", revisionWindow);
        return clocks;
    }

    private static void check(String name, Duration clock) {
        if (clock.compareTo(SHORTEST) < 0 || clock.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeouts.%s must be from %s to %s but is %s"
                    .formatted(
                            name,
                            HumanDuration.format(SHORTEST),
                            HumanDuration.format(LONGEST),
                            HumanDuration.format(clock)));
        }
    }
}
