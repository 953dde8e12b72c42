package dev.prosa.standalone.supervision;

import java.time.Duration;

/// How long to wait before a start: next to nothing at first, longer each time the child did not
/// become ready.
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Backoff() {}

    /// @param failures how many starts in a row came to nothing, 0 for a child that died after it
    ///     was ready
    static Duration after(int failures) {
        var wait = FIRST.multipliedBy(1L << Math.min(failures * 2, 20));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
