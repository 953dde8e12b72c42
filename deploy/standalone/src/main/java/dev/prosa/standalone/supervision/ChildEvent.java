package dev.prosa.standalone.supervision;

import java.time.Duration;
import java.time.Instant;

/// What happens to a child, as it happens.
public sealed interface ChildEvent {

    Program program();

    /// @param restarts how often it has been started before
    record Started(Program program, long pid, Instant at, int restarts) implements ChildEvent {}

    /// @param after how long that took since it was started
    record Ready(Program program, Duration after, int restarts) implements ChildEvent {}

    /// It ended, and nobody had asked it to.
    ///
    /// @param how in words, such as `was killed (SIGKILL)`
    /// @param lastWords the line of its output that most likely says why, perhaps empty
    /// @param restartIn when it will be started again
    record Died(Program program, String how, String lastWords, Duration restartIn) implements ChildEvent {}

    /// It ended because it was asked to.
    ///
    /// @param killed whether it had to be killed in the end
    record Stopped(Program program, Duration after, boolean killed) implements ChildEvent {}
}
